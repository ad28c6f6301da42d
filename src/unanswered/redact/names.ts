/** Names and places of living, by capital letters and by the words around them. */
import { fold } from '../../core/text';
import { LANGUAGES, type Language } from '../../core/types';
import { NAME_SIGNS, type NameSigns } from '../../i18n/name-signs';
import { GIVEN_NAMES } from './given-names';
import { MARKS } from './marks';
import { NAME_PATTERNS } from './name-patterns';
import { WORD_NAMES } from './word-names';

export interface Words {
  readonly language: Language;
  /** Whether this is a word of the language or of English, as far as the content knows them. */
  readonly knows: (word: string) => boolean;
}

/** Given name and family names. */
const LONGEST_NAME_WORDS = 3;
const WORD = /([\p{L}\p{M}][\p{L}\p{M}'’/-]*)/u;

/** A text in pieces: what stands between words at even places, words at odd ones. */
type Pieces = string[];

interface Sign {
  readonly words: readonly string[];
  readonly needsColon: boolean;
}

/** Arabic writes its "and" as one with the word. */
const ARABIC_AND = 'و';

function signsOf(phrases: readonly string[]): readonly Sign[] {
  const all = phrases.flatMap((phrase) =>
    /\p{Script=Arabic}/u.test(phrase) ? [phrase, ARABIC_AND + phrase] : [phrase],
  );
  return all.map((phrase) => ({
    words: fold(phrase.replace(':', '')).split(' '),
    needsColon: phrase.endsWith(':'),
  }));
}

/** People mix English in. */
function both(language: Language, part: (signs: NameSigns) => readonly string[] | undefined) {
  return signsOf([NAME_SIGNS[language], NAME_SIGNS.en].flatMap((signs) => part(signs) ?? []));
}

const SIGNS = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      nameFollows: both(language, ({ nameFollows }) => nameFollows),
      nameMayFollow: both(language, ({ nameMayFollow }) => nameMayFollow),
      nameBefore: both(language, ({ nameBefore }) => nameBefore),
      placeFollows: both(language, ({ placeFollows }) => placeFollows),
    },
  ]),
);

const isSpace = (gap: string | undefined): boolean => gap !== undefined && /^[\s.،,'"“”«»-]*$/u.test(gap);
const isNear = (gap: string | undefined): boolean => gap !== undefined && /^(?:\s|\.\s|-)+$/u.test(gap);
const hasCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** Where a sign ends that begins at this word; undefined when none does. */
function endOfSign(pieces: Pieces, place: number, signs: readonly Sign[]): number | undefined {
  const ends = signs
    .filter(({ words, needsColon }) => {
      const fits = words.every((word, index) => fold(pieces[place + 2 * index] ?? '') === word);
      return fits && (!needsColon || pieces[place + 2 * words.length - 1]?.trimStart().startsWith(':'));
    })
    .map(({ words }) => place + 2 * words.length);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

class NameFinder {
  /** Where most words have a capital letter, it says nothing. */
  private readonly isShouted: boolean;

  constructor(
    private readonly pieces: Pieces,
    private readonly knows: (word: string) => boolean,
  ) {
    const words = pieces.filter((_, place) => place % 2 === 1);
    this.isShouted = words.filter(hasCapital).length > words.length / 2;
  }

  /** Marks the word at this place and what goes on with it. */
  private mark(place: number, sign: string): void {
    for (let word = place, count = 0; count < LONGEST_NAME_WORDS; word += 2, count += 1) {
      const text = this.pieces[word];
      if (text === undefined || (count > 0 && (!isNear(this.pieces[word - 1]) || this.isOrdinary(text))))
        return;
      this.pieces[word] = sign;
      if (count > 0) this.pieces[word - 1] = '';
    }
  }

  private isOrdinary(word: string): boolean {
    return this.knows(word) && (this.isShouted || !hasCapital(word));
  }

  after(signs: readonly Sign[], sign: string, isSure: boolean): void {
    for (let place = 1; place < this.pieces.length; place += 2) {
      const next = endOfSign(this.pieces, place, signs);
      if (next === undefined || this.pieces[next] === undefined) continue;
      const gap = this.pieces[next - 1]!;
      const fits = isSure ? isSpace(gap.replace(':', '')) : isNear(gap) && !this.knows(this.pieces[next]!);
      if (fits) this.mark(next, sign);
    }
  }

  before(signs: readonly Sign[], sign: string): void {
    for (let place = 3; place < this.pieces.length; place += 2) {
      if (endOfSign(this.pieces, place, signs) !== undefined && isSpace(this.pieces[place - 1]))
        this.pieces[place - 2] = sign;
    }
  }

  given(): void {
    for (let place = 1; place < this.pieces.length; place += 2) {
      if (GIVEN_NAMES.has(fold(this.pieces[place]!))) this.mark(place, MARKS.name);
    }
  }

  /** A capital letter inside a sentence, or any word with one that nobody knows. */
  capitals(language: Language): void {
    for (let place = 1; place < this.pieces.length; place += 2) {
      const word = this.pieces[place]!;
      if (hasCapital(word) && this.isName(word, place, language)) this.pieces[place] = MARKS.name;
    }
  }

  private isName(word: string, place: number, language: Language): boolean {
    if (!this.knows(word)) return true;
    if (this.isShouted || word === word.toUpperCase() || this.beginsSentence(place)) return false;
    // Vietnamese names are ordinary words; inside a sentence only names have capitals.
    return language === 'vi' || WORD_NAMES.has(fold(word));
  }

  private beginsSentence(place: number): boolean {
    return place === 1 || /[.!?…:;¿¡"“«(\n]\s*$/u.test(this.pieces[place - 1]!);
  }
}

/** Names that follow no sign and have no capital letter are not found. */
export function withoutNames(text: string, { language, knows }: Words): string {
  const shown = NAME_PATTERNS.reduce((each, pattern) => each.replace(pattern, MARKS.name), text);
  const pieces = shown.split(WORD);
  const finder = new NameFinder(pieces, (word) => knows(word) && !GIVEN_NAMES.has(fold(word)));
  const signs = SIGNS.get(language)!;
  finder.after(signs.nameFollows, MARKS.name, true);
  finder.after(signs.placeFollows, MARKS.address, true);
  finder.before(signs.nameBefore, MARKS.name);
  finder.after(signs.nameMayFollow, MARKS.name, false);
  finder.given();
  finder.capitals(language);
  return pieces.join('');
}
