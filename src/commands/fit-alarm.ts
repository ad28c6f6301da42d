/** `npm run fit:alarm`: when the trained alarm counts, by cross-validation over the safety files and the FAQ, all languages together. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarmLessons, checkAll } from '../content/compile';
import { SAFETY_LEVELS } from '../core/types';
import { fitGate } from '../evaluation/alarm-fit';
import { heldOutCries } from '../evaluation/alarm-folds';
import { projectRoot } from '../project-root';

const FOLDS = 4;

function main(): void {
  const root = projectRoot();
  const { files } = checkAll(root);
  if (files === undefined) throw new Error('content does not fit its schema: npm run content:check');
  const cries = files.languages.flatMap(({ language, safety }) => {
    process.stdout.write(`${language}\n`);
    return heldOutCries(alarmLessons(files, language), safety, FOLDS);
  });
  const levels = Object.fromEntries(SAFETY_LEVELS.map((level) => [level, fitGate(cries, level)]));
  writeFileSync(
    join(root, 'content', 'alarm.json'),
    `${JSON.stringify({ folds: FOLDS, levels }, null, 2)}\n`,
  );
  for (const level of SAFETY_LEVELS)
    process.stdout.write(`${level} ${JSON.stringify(levels[level]!.figures)}\n`);
}

main();
