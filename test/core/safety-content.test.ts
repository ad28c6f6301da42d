import { SAFETY_LEVELS, type SafetyLevel, type Triage } from '../../src/core/types';
import { testRoom } from '../support/room';
import { faqQuestions, safetyFiles } from './safety-files';

/** What the FAQ's own questions may cost: each stopped one is an ordinary question with a safety text before it. */
const FAQ_FALSE_ALARM_RATE = 0.015;
/** Every so many questions of the FAQ are tried: all of them take a minute. */
const FAQ_STEP = 3;
/** Look-alikes are chosen to be as near to danger as harmless words can be; some cost a needless number. */
const LOOK_ALIKE_FALSE_ALARM_RATE = 0.07;

/** Written messages with a word more: those that only the trained alarm finds move a little with every lesson. */
const MISSED_RATE = 0.01;

/** A word more, so that no message is found only because it stands in the rules word for word. */
function withMore(text: string): string {
  return /\p{L}/u.test(text) ? `${text} ok` : text;
}

function severity(level: Triage['level']): number {
  return level === 'none' ? SAFETY_LEVELS.length : SAFETY_LEVELS.indexOf(level);
}

const files = safetyFiles();

describe.each(files.map((file) => [file.language, file] as const))('safety rules in %s', (language, file) => {
  const ordinary = faqQuestions(language).filter((_, index) => index % FAQ_STEP === 0);
  const room = testRoom();
  const levelOf = (text: string) => {
    const heard = room.hear(text, language);
    return room.triage(text, language, heard?.language === language && heard.certain).level;
  };
  const missed = (texts: readonly string[], level: SafetyLevel) =>
    texts.filter((text) => severity(levelOf(withMore(text))) > severity(level));

  test.each(file.signals.map((signal) => [signal.id, signal] as const))(
    '%s fires on its examples',
    (_, signal) => {
      expect(missed(signal.must, signal.level)).toEqual([]);
    },
  );

  test('the temperature rule fires on its examples', () => {
    expect(missed(file.temperature.must, 'urgent-symptoms')).toEqual([]);
  });

  test.each(SAFETY_LEVELS)('%s is found in the messages written for it', (level) => {
    const texts = file.examples[level];
    expect(texts.filter((text) => severity(levelOf(text)) > severity(level))).toEqual([]);
    expect(missed(texts, level).length).toBeLessThanOrEqual(texts.length * MISSED_RATE);
  });

  test('few look-alikes fire', () => {
    const harmless = [
      ...file.signals.flatMap((one) => one.mustNot),
      ...file.temperature.mustNot,
      ...file.lookAlikes,
    ];
    const fired = harmless.filter((text) => levelOf(withMore(text)) !== 'none');
    expect(fired.length).toBeLessThanOrEqual(harmless.length * LOOK_ALIKE_FALSE_ALARM_RATE);
  });

  test('few questions of the FAQ are stopped', () => {
    const stopped = ordinary.filter((text) => levelOf(text) !== 'none');
    expect(stopped.length).toBeLessThanOrEqual(Math.ceil(ordinary.length * FAQ_FALSE_ALARM_RATE));
  });
});

describe.each(files.map((file) => [file.language, file] as const))('safety replies in %s', (_, file) => {
  const texts = [
    ...Object.values(file.replies).flatMap(({ text, sms, withLimit }) => [text, sms, withLimit ?? '']),
    file.line,
    file.fallback,
  ];

  test('name numbers only as placeholders', () => {
    expect(texts.filter((text) => /\d{3}/.test(text))).toEqual([]);
    const names = texts.flatMap((text) => [...text.matchAll(/\{\{(.+?)\}\}/g)].map((match) => match[1]));
    const known = ['phone.emergency', 'phone.crisis', 'phone.poison', 'phone.center', 'limit.fever'];
    expect(names.filter((name) => !known.includes(name!))).toEqual([]);
  });

  test('are there for every level and for the exact dangers', () => {
    const needed = [...SAFETY_LEVELS, 'overdose', 'poison', 'violence', 'fever', 'prognosis'];
    expect(needed.filter((name) => !(name in file.replies))).toEqual([]);
  });

  test('have a number near the start of every SMS', () => {
    const late = Object.values(file.replies).filter(
      ({ sms }) => sms.indexOf('{{phone.') > 90 || !sms.includes('{{phone.'),
    );
    expect(late.map(({ sms }) => sms)).toEqual([]);
  });
});
