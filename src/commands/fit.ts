/** `npm run fit`: thresholds by cross-validation over the alternates, written with their figures. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAll, lessonsFor } from '../content/compile';
import type { ContentFiles } from '../content/files';
import type { Thresholds } from '../core/answer';
import { fitThresholds as fitSafetyThresholds } from '../core/safety/thresholds';
import type { Thresholds as SafetyThresholds } from '../core/safety/types';
import { safetyLessons } from '../core/triage';
import type { Language } from '../core/types';
import { figuresOf, fitThresholds } from '../evaluation/fit';
import { heldOut } from '../evaluation/folds';
import { projectRoot } from '../project-root';

const FOLDS = 5;

/** Scores from which the safety model of a language counts, fitted on its own examples and the FAQ's questions. */
function fitSafety(files: ContentFiles, language: Language): SafetyThresholds {
  const { safety } = files.languages.find((each) => each.language === language)!;
  const ordinary = [...lessonsFor(files, language).alternates.values()].flat();
  const { examples, read } = safetyLessons(safety, []);
  return fitSafetyThresholds(examples, ordinary, read);
}

const DIGITS = 1_000;

function rounded(figures: object): object {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round((value as number) * DIGITS) / DIGITS]),
  );
}

interface Fitted {
  readonly languages: Partial<Record<Language, Thresholds & { readonly figures: object }>>;
  readonly safety: Partial<Record<Language, SafetyThresholds>>;
}

function fitAnswer(files: ContentFiles, language: Language): Thresholds & { readonly figures: object } {
  const texts = heldOut(lessonsFor(files, language), language, FOLDS);
  const thresholds = fitThresholds(texts);
  return { ...thresholds, figures: rounded(figuresOf(texts, thresholds)) };
}

/** `npm run fit -- answer` or `-- safety` fits only that part and keeps the other; language tags fit only those. */
function main(): void {
  const root = projectRoot();
  const path = join(root, 'content', 'thresholds.json');
  const before = JSON.parse(readFileSync(path, 'utf8')) as Fitted;
  const words = process.argv.slice(2);
  const only = (word: string) =>
    !words.some((each) => each === 'answer' || each === 'safety') || words.includes(word);
  const { files } = checkAll(root);
  if (files === undefined) throw new Error('content does not fit its schema: npm run content:check');
  const wanted = files.languages
    .map(({ language }) => language)
    .filter((language) => {
      const tags = words.filter((word) => word !== 'answer' && word !== 'safety');
      return tags.length === 0 || tags.includes(language);
    });
  const fitted: Fitted = { ...before, languages: { ...before.languages }, safety: { ...before.safety } };
  for (const language of wanted) {
    if (only('answer')) fitted.languages[language] = fitAnswer(files, language);
    if (only('safety')) fitted.safety[language] = fitSafety(files, language);
    process.stdout.write(
      `${language} ${JSON.stringify(fitted.languages[language])} ${JSON.stringify(fitted.safety[language])}\n`,
    );
  }
  const { figures: _figures, ...fallback } = fitted.languages.en!;
  writeFileSync(
    path,
    `${JSON.stringify({ folds: FOLDS, default: fallback, languages: fitted.languages, safety: fitted.safety }, null, 2)}\n`,
  );
}

main();
