/** `npm run fit`: thresholds by cross-validation over the alternates, written with their figures. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAll, lessonsFor } from '../content/compile';
import { figuresOf, fitThresholds } from '../evaluation/fit';
import { heldOut } from '../evaluation/folds';
import { projectRoot } from '../project-root';

const FOLDS = 5;
const DIGITS = 1_000;

function rounded(figures: object): object {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round((value as number) * DIGITS) / DIGITS]),
  );
}

function main(): void {
  const root = projectRoot();
  const { files } = checkAll(root);
  if (files === undefined) throw new Error('content does not fit its schema: npm run content:check');
  const languages: Record<string, object> = {};
  for (const { language } of files.languages) {
    const texts = heldOut(lessonsFor(files, language), language, FOLDS);
    const thresholds = fitThresholds(texts);
    const figures = rounded(figuresOf(texts, thresholds));
    languages[language] = { ...thresholds, figures };
    process.stdout.write(`${language} ${JSON.stringify(languages[language])}\n`);
  }
  const { figures: _figures, ...fallback } = languages['en'] as { figures: object };
  writeFileSync(
    join(root, 'content', 'thresholds.json'),
    `${JSON.stringify({ folds: FOLDS, default: fallback, languages }, null, 2)}\n`,
  );
}

main();
