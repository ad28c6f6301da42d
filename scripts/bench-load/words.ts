/** What people say in the run: questions of the evaluation sets as they are, and the short words between them. */
import { join } from 'node:path';
import { readQuestions } from '../../src/evaluation/questions';
import { projectRoot } from '../../src/project-root';

/** Of ten messages: seven English questions, one in another language, two short answers or taps. */
const SHORT = ['yes', 'no', '1', 'thank you', 'more', 'hello', 'where are you', 'call me'];
const PATTERN = ['en', 'en', 'short', 'en', 'other', 'en', 'en', 'short', 'en', 'en'] as const;

export function wordsOfPeople(): () => string {
  const questions = readQuestions(join(projectRoot(), 'test', 'evaluation')).filter(({ final }) => !final);
  const pools = {
    en: questions.filter(({ language }) => language === 'en').map(({ text }) => text),
    other: questions.filter(({ language }) => language !== 'en').map(({ text }) => text),
    short: SHORT,
  };
  const next = { en: 0, other: 0, short: 0 };
  /** One question of each language first: what is read on first use is not measured. */
  const first = [...new Map(questions.map(({ language, text }) => [language, text])).values()];
  let turn = 0;
  return () => {
    const toWarmUp = first.pop();
    if (toWarmUp !== undefined) return toWarmUp;
    const kind = PATTERN[turn % PATTERN.length]!;
    turn += 1;
    next[kind] += 1;
    // Steps that share no factor with the pools' sizes: neighbours in the files are not neighbours here.
    return pools[kind][(next[kind] * 7_919) % pools[kind].length]!;
  };
}
