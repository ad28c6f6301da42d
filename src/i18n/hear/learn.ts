/** What the detector learns: the alternates of every language, and the short word lists of the languages we lack. */
import { Converter } from 'opencc-js';
import type { LanguagesFile } from '../../content/schema';
import type { Language } from '../../core/types';
import { tongueWords, trainTongues } from './bayes';
import type { Tongues } from './hear';
import { decisiveScript, type Script } from './script';

const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;
/** A character that a way of writing uses this often is its own too; less may be a slip. */
const FEWEST_TO_BE_USED = 3;
/** A character seen this often here and never there tells the two apart. */
const FEWEST_TO_TELL = 6;
const HAN = /\p{Script=Han}/u;
/** A listed word stands for the many sentences that hold it. */
const LISTED_WORD_COUNTS = 8;

/** Characters of one way of writing Chinese that the other writes differently. */
function writtenDifferently(from: 'cn' | 't', to: 'cn' | 't'): string[] {
  const convert = Converter({ from, to });
  const found: string[] = [];
  for (let code = FIRST_IDEOGRAPH; code <= LAST_IDEOGRAPH; code += 1) {
    const character = String.fromCodePoint(code);
    if (convert(character) !== character) found.push(character);
  }
  return found;
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of texts.join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/**
 * Characters that tell one way of writing Chinese: those the other writes differently and its texts do not use all the
 * same, as Taiwan uses 台; and those that only its own texts use, as Cantonese uses 佢.
 */
function tellingCharacters(
  different: readonly string[],
  own: readonly string[],
  other: readonly string[],
): string {
  const ownCounts = countsOf(own);
  const otherCounts = countsOf(other);
  const isForeign = (character: string) => (otherCounts.get(character) ?? 0) >= FEWEST_TO_BE_USED;
  const onlyHere = [...ownCounts].flatMap(([character, count]) =>
    HAN.test(character) && count >= FEWEST_TO_TELL && !otherCounts.has(character) ? [character] : [],
  );
  return [...new Set([...different.filter((character) => !isForeign(character)), ...onlyHere])].join('');
}

/** Half of the families leave the marks of these languages out; a word without them must not look like another tongue's. */
const OFTEN_WITHOUT_MARKS: ReadonlySet<string> = new Set(['vi']);

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** Longer texts are heard from their words. */
const MOST_WORDS_OF_A_SAYING = 4;
/** What is said so may be English as well: a lone word, English words alone. */
const TOO_LITTLE = 1;

/**
 * Short texts of languages that are typed without marks, whose words look like another's ("cam on" means thanks), with
 * all languages that have them.
 */
function sayingsOf(texts: ReadonlyMap<Language, readonly string[]>): Record<string, string[]> {
  const english = new Set((texts.get('en') ?? []).flatMap(tongueWords));
  const owners = new Map<string, Set<string>>();
  for (const [code, each] of texts)
    for (const text of each) {
      const said = tongueWords(withoutMarks(text));
      if (said.length === 0 || said.length > MOST_WORDS_OF_A_SAYING) continue;
      const isVague = said.length <= TOO_LITTLE || said.every((word) => english.has(word));
      const key = said.join(' ');
      const known = owners.get(key) ?? new Set(isVague ? ['en'] : []);
      owners.set(key, known.add(code));
    }
  const isTypedSo = (codes: ReadonlySet<string>) => [...codes].some((code) => OFTEN_WITHOUT_MARKS.has(code));
  return Object.fromEntries(
    [...owners].filter(([, codes]) => isTypedSo(codes)).map(([said, codes]) => [said, [...codes]]),
  );
}

/** The texts, and beside those with marks the same without. */
function alsoWithoutMarks(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...new Set([text, withoutMarks(text)])]);
}

function inScript(texts: readonly string[], script: Script): string[] {
  return texts.filter((text) => decisiveScript(text) === script);
}

export function learnTongues(texts: ReadonlyMap<Language, readonly string[]>, file: LanguagesFile): Tongues {
  const listed = Object.entries(file.lacking).map(([code, { words, sentence }]) => {
    const plain = sentence.replace(/\{\{[^}]*\}\}|"[^"]*"|«[^»]*»/g, ' ');
    return [code, [plain, ...words.flatMap((word) => Array<string>(LISTED_WORD_COUNTS).fill(word))]] as const;
  });
  const own = [...texts].map(
    ([code, each]) => [code, OFTEN_WITHOUT_MARKS.has(code) ? alsoWithoutMarks(each) : each] as const,
  );
  const lessons = [...own, ...listed];
  const model = (script: Script) =>
    trainTongues(
      new Map(
        lessons
          .map(([code, each]) => [code, inScript(each, script)] as const)
          .filter(([, each]) => each.length > 0),
      ),
    );
  const simplified = texts.get('zh-Hans') ?? [];
  const traditional = texts.get('zh-Hant') ?? [];
  return {
    latin: model('Latin'),
    cyrillic: model('Cyrillic'),
    arabic: model('Arabic'),
    ethiopic: model('Ethiopic'),
    onlySimplified: tellingCharacters(writtenDifferently('cn', 't'), simplified, traditional),
    onlyTraditional: tellingCharacters(writtenDifferently('t', 'cn'), traditional, simplified),
    neutral: file.neutral,
    sayings: sayingsOf(texts),
  };
}
