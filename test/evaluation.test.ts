/** The figures on questions that the matcher has never seen must not fall below the recorded ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideAll } from '../src/evaluation/decide-all';
import { figuresByLanguage, type LanguageFigures, NOISE_POINTS } from '../src/evaluation/figures';
import { readQuestions } from '../src/evaluation/questions';
import { testRoom } from './support/room';

const folder = join(__dirname, 'evaluation');
const recorded = JSON.parse(readFileSync(join(folder, 'recorded.json'), 'utf8')) as Record<
  string,
  LanguageFigures
>;

test('no figure falls below the recorded one', async () => {
  const questions = readQuestions(folder).filter(({ final }) => !final);
  const figures = figuresByLanguage(await decideAll(testRoom(), questions, 'web', false));
  const fallen = Object.entries(recorded).flatMap(([language, before]) =>
    (Object.keys(before) as (keyof LanguageFigures)[])
      .filter((key) => (figures[language]?.[key] ?? 0) < before[key] - NOISE_POINTS)
      .map((key) => `${language} ${key}: ${figures[language]?.[key]} instead of ${before[key]}`),
  );
  expect(fallen).toEqual([]);
}, 180_000);
