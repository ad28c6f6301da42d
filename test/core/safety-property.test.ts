import fc from 'fast-check';
import { Rulebook } from '../../src/core/safety/rulebook';
import { tokenize } from '../../src/core/safety/tokens';
import { SAFETY_LEVELS, type Triage } from '../../src/core/types';
import { testRoom } from '../support/room';
import { safetyFiles } from './safety-files';

const DRAWS = Number(process.env['PROPERTY_DRAWS'] ?? 2000);
/** A word long enough that one typo in it is forgiven wherever it falls. */
const LONG_WORD = 7;

const english = safetyFiles().find((file) => file.language === 'en')!;
const triage = (text: string, language: 'en') => testRoom().triage(text, language, true);
const rules = new Rulebook(english);
const folded = (word: string) => tokenize(word).words.join(' ');
/** As the rules compare them: "cooking" and "coking" are one. */
const realWords = new Set(english.realWords.map(folded));

/** Words that the rules name: a typo in any other word, or a second one in a mistyped word, is not theirs to repair. */
const ruleWords = new Set(
  JSON.stringify([english.words, english.signals.map(({ phrases, all }) => [phrases, all])])
    .toLowerCase()
    .match(/[a-z]+/g),
);

function severity(level: Triage['level']): number {
  return level === 'none' ? SAFETY_LEVELS.length : SAFETY_LEVELS.indexOf(level);
}

/** Messages that the phrases alone find: the property is theirs, the trained signal only adds to it. */
const known = english.signals.flatMap(({ must, level }) =>
  must
    .filter((text) => rules.signalsIn(text).some((hit) => severity(hit.level) <= severity(level)))
    .map((text) => ({ text, level })),
);

const ACCENTS = ['\u0301', '\u0300', '\u0308'];

function changeCase(text: string, seed: number): string {
  return [...text].map((letter, i) => ((seed >> (i % 16)) & 1 ? letter.toUpperCase() : letter)).join('');
}

function addAccent(text: string, seed: number): string {
  const at = 1 + (seed % Math.max(1, text.length - 1));
  if (!/[aeiou]/i.test(text[at - 1]!)) return text;
  return text.slice(0, at) + ACCENTS[seed % ACCENTS.length]! + text.slice(at);
}

function repeatLetter(text: string, seed: number): string {
  const at = seed % text.length;
  return /[a-z]/i.test(text[at]!)
    ? text.slice(0, at) + text[at]!.repeat(2 + (seed % 4)) + text.slice(at)
    : text;
}

function typo(word: string, kind: number, at: number): string {
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
  return `${word.slice(0, at)}q${word.slice(kind === 2 ? at + 1 : at)}`;
}

/** One typo in a long word, unless it makes another real word: that one nobody can read back. */
function oneTypo(text: string, seed: number): string {
  const long = [...text.matchAll(/[a-z]+/gi)].filter(
    ([word]) => word.length >= LONG_WORD && ruleWords.has(word.toLowerCase()),
  );
  if (long.length === 0) return text;
  const found = long[seed % long.length]!;
  const wrong = typo(found[0], seed % 4, 1 + (seed % (found[0].length - 3)));
  if (realWords.has(folded(wrong))) return text;
  return text.slice(0, found.index) + wrong + text.slice(found.index + found[0].length);
}

const STORIES = [
  'Hello, we live far from Seattle and our son likes trains.',
  'Thank you for your answer about donors!',
  'I was told to write here.',
  'ok so we got home from the hospital on monday and I unpacked the bags.',
  'Where do I park?',
  '',
];

describe('a known signal', () => {
  test('still fires in any case, accents, repeated letters, with one typo and inside a story', () => {
    const draw = fc.record({
      message: fc.constantFrom(...known),
      seed: fc.nat(0xffff),
      before: fc.constantFrom(...STORIES),
      after: fc.constantFrom(...STORIES),
      change: fc.constantFrom(changeCase, addAccent, repeatLetter, (text: string) => text),
      mistyped: fc.boolean(),
    });
    fc.assert(
      fc.property(draw, ({ message, seed, before, after, change, mistyped }) => {
        const wrong = mistyped ? oneTypo(message.text, seed) : message.text;
        const text = `${before} ${change(wrong, seed)}. ${after}`;
        return severity(triage(text, 'en').level) <= severity(message.level);
      }),
      { numRuns: DRAWS, seed: 20261123 },
    );
  });

  test('is found again when phrases and trained signal disagree: the more severe level wins', () => {
    const text = 'my son has a fever. i want to die';
    expect(triage(text, 'en')).toMatchObject({ level: 'crisis', reply: 'crisis' });
    expect(triage(text, 'en').signals).toContain('fever');
  });
});
