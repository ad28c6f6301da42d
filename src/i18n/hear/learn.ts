/** What the detector learns: the alternates of every language, and the short word lists of the languages we lack. */
import { Converter } from 'opencc-js';
import type { LanguagesFile } from '../../content/schema';
import type { Language } from '../../core/types';
import { trainTongues } from './bayes';
import type { Tongues } from './hear';
import { decisiveScript, type Script } from './script';

const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;
/** A listed word stands for the many sentences that hold it. */
const LISTED_WORD_COUNTS = 8;

/** Characters of one way of writing Chinese that the other writes differently. */
function charactersOnlyIn(from: 'cn' | 't', to: 'cn' | 't'): string {
  const convert = Converter({ from, to });
  let found = '';
  for (let code = FIRST_IDEOGRAPH; code <= LAST_IDEOGRAPH; code += 1) {
    const character = String.fromCodePoint(code);
    if (convert(character) !== character) found += character;
  }
  return found;
}

function inScript(texts: readonly string[], script: Script): string[] {
  return texts.filter((text) => decisiveScript(text) === script);
}

export function learnTongues(texts: ReadonlyMap<Language, readonly string[]>, file: LanguagesFile): Tongues {
  const listed = Object.entries(file.lacking).map(([code, { words, sentence }]) => {
    const plain = sentence.replace(/\{\{[^}]*\}\}|"[^"]*"|«[^»]*»/g, ' ');
    return [code, [plain, ...words.flatMap((word) => Array<string>(LISTED_WORD_COUNTS).fill(word))]] as const;
  });
  const lessons = [...texts, ...listed];
  const model = (script: Script) =>
    trainTongues(
      new Map(
        lessons
          .map(([code, each]) => [code, inScript(each, script)] as const)
          .filter(([, each]) => each.length > 0),
      ),
    );
  return {
    latin: model('Latin'),
    cyrillic: model('Cyrillic'),
    arabic: model('Arabic'),
    ethiopic: model('Ethiopic'),
    onlySimplified: charactersOnlyIn('cn', 't'),
    onlyTraditional: charactersOnlyIn('t', 'cn'),
    neutral: file.neutral,
  };
}
