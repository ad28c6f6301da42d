import { createTriage } from '../../src/core/triage';
import type { Language } from '../../src/core/types';
import { testRoom } from '../support/room';
import { safetyFiles } from './safety-files';

const LENGTH = 10_000;
/** A quiet machine needs less than 20 ms; where other work shares its cores the same work takes up to three times as long. */
const LIMIT_MS = 60;
const RUNS = 7;

const triage = createTriage(safetyFiles());

function filled(piece: string): string {
  return piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
}

function letters(): string {
  let text = '';
  for (let i = 0; text.length < LENGTH; i += 1) text += `${(i * 7919).toString(26).replace(/\d/g, 'e')}ing `;
  return text.slice(0, LENGTH);
}

function costMs(text: string, language: Language = 'en', judge: typeof triage = triage): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    judge(text, language);
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

describe('ten thousand characters', () => {
  test.each([
    ['one letter', filled('a')],
    ['one word', filled('fever ')],
    ['frames', filled('no if not what if when never ')],
    ['half phrases', filled('he can not he is not she can ')],
    ['no spaces', filled('hecantbreathehehasafever')],
    ['unknown words', letters()],
    ['near words', filled('breethin siezuer vomitng unconsious diarhoea ')],
    ['numbers', filled('102.4 39,2 101 ')],
    ['punctuation', filled('?!. , ')],
    ['Chinese', filled('他发烧了现在呼吸困难')],
    ['emoji', filled('🤒🆘')],
    ['a story', filled('we came home on monday and he was playing with his trains until the evening, ')],
  ])('of %s are read in time', (_, text) => {
    triage(text, 'en');
    expect(costMs(text)).toBeLessThan(LIMIT_MS);
  });
});

/** With the trained alarm about 20 ms, also for nothing but unknown words; where other work shares the cores, several times as long. */
const LIMIT_WITH_ALARM_MS = 150;

describe('ten thousand characters, the trained alarm among those who read,', () => {
  test.each([
    ['unknown words', 'en', letters()],
    [
      'unknown Cyrillic words',
      'ru',
      letters().replace(/[a-z]/g, (letter) => String.fromCharCode(0x430 + letter.charCodeAt(0) - 0x61)),
    ],
    ['sentences', 'en', filled('We came home on monday. He was tired of it. ')],
    ['romanised Russian', 'ru', filled('ya ne znayu chto delat s synom, on plachet noch. ')],
    ['Arabizi', 'ar', filled('ibni 3indo 7arara w ma by5na2ni. ')],
    ['Chinese', 'zh-Hans', filled('他发烧了现在呼吸困难。')],
  ] as const)('of %s (%s) are read in time', (_, language, text) => {
    const whole = testRoom().triage;
    whole(text, language);
    expect(costMs(text, language, whole)).toBeLessThan(LIMIT_WITH_ALARM_MS);
  });
});
