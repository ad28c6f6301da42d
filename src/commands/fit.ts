/** `npm run fit`: thresholds by cross-validation over the alternates, written with their figures. Language tags fit only those. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerLessons, checkAll } from '../content/compile';
import type { ContentFiles } from '../content/files';
import type { Thresholds } from '../core/answer';
import type { Language } from '../core/types';
import { figuresOf, fitThresholds } from '../evaluation/fit';
import { heldOut } from '../evaluation/folds';
import { projectRoot } from '../project-root';

const FOLDS = 5;
const DIGITS = 1_000;

interface Fitted {
  /** For a language that was not fitted. */
  readonly default: Thresholds;
  readonly languages: Partial<Record<Language, Thresholds & { readonly figures: object }>>;
}

function rounded(figures: object): object {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round((value as number) * DIGITS) / DIGITS]),
  );
}

function fitLanguage(files: ContentFiles, language: Language): Thresholds & { readonly figures: object } {
  const texts = heldOut(answerLessons(files, language), language, FOLDS);
  const thresholds = fitThresholds(texts);
  return { ...thresholds, figures: rounded(figuresOf(texts, thresholds)) };
}

function main(): void {
  const root = projectRoot();
  const path = join(root, 'content', 'thresholds.json');
  const { files } = checkAll(root);
  if (files === undefined) throw new Error('content does not fit its schema: npm run content:check');
  const tags = process.argv.slice(2);
  const before = JSON.parse(readFileSync(path, 'utf8')) as Fitted;
  const languages: Fitted['languages'] = { ...before.languages };
  for (const { language } of files.languages) {
    if (tags.length > 0 && !tags.includes(language)) continue;
    languages[language] = fitLanguage(files, language);
    process.stdout.write(`${language} ${JSON.stringify(languages[language])}\n`);
  }
  writeFileSync(path, `${JSON.stringify({ folds: FOLDS, default: before.default, languages }, null, 2)}\n`);
}

main();
