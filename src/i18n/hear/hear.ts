/** Which language a text is in: by script first, then by what families' words look like. */
import { LANGUAGES, type Language } from '../../core/types';
import { judge, type Tongue, type TongueModel, tongueFrom, tongueWords } from './bayes';
import { decisiveScript } from './script';

/** All that the detector learnt; written by the build. */
export interface Tongues {
  readonly latin: TongueModel;
  readonly cyrillic: TongueModel;
  readonly arabic: TongueModel;
  readonly ethiopic: TongueModel;
  /** Characters that only one way of writing Chinese has. */
  readonly onlySimplified: string;
  readonly onlyTraditional: string;
  /** Words that are said in every language: names, medical abbreviations, "ok". Lower case. */
  readonly neutral: readonly string[];
  /** Whole short messages, by their words, and the languages that they may be in. */
  readonly sayings: Readonly<Record<string, readonly string[]>>;
}

export interface HeardLanguage {
  readonly language: string;
  readonly sure: boolean;
  /** No other language of the bot need be considered: the words leave no doubt. */
  readonly certain: boolean;
}

/** In a conversation, a language is left only on clear words: at least this many, at least this clear (nats). */
const FEWEST_WORDS_TO_SWITCH = 2;
const LEAD_TO_SWITCH = 2.5;
/** From this lead on, other languages' alarm words need not be looked for, in nats. */
const LEAD_OF_CERTAINTY = 4;
/** At the start of a conversation a likely guess is better than English for all. */
const LEAD_TO_START = 0.5;
/** Before the first message English is likelier, and languages with a script of their own rarely come in Latin letters. */
const SELDOM_IN_LATIN = ['am', 'ar', 'ru', 'uk', 'ko', 'zh-Hans', 'zh-Hant', 'ti', 'fa'];
const NUDGE_AT_START: Readonly<Record<string, number>> = {
  en: 1,
  ...Object.fromEntries(SELDOM_IN_LATIN.map((language) => [language, -1])),
};
/** The language of the conversation so far is this much likelier, in nats. */
const PRIOR_NUDGE = 1.2;

/** Scripts that several languages share. */
type SharedScript = 'Latin' | 'Cyrillic' | 'Arabic' | 'Ethiopic';

function openTongues(tongues: Tongues) {
  const shared: Readonly<Record<SharedScript, Tongue>> = {
    Latin: tongueFrom(tongues.latin, SELDOM_IN_LATIN),
    Cyrillic: tongueFrom(tongues.cyrillic),
    Arabic: tongueFrom(tongues.arabic),
    Ethiopic: tongueFrom(tongues.ethiopic),
  };
  return {
    shared,
    neutral: new Set(tongues.neutral),
    sayings: new Map(Object.entries(tongues.sayings)),
    simplified: new Set(tongues.onlySimplified),
    traditional: new Set(tongues.onlyTraditional),
  };
}

/** `load` is called when the first message comes. */
export function createHear(
  load: () => Tongues,
): (text: string, prior: Language | undefined) => HeardLanguage | undefined {
  let loaded: ReturnType<typeof openTongues> | undefined;
  const learnt = () => {
    loaded ??= openTongues(load());
    return loaded;
  };

  function hearWords(
    text: string,
    prior: Language | undefined,
    script: SharedScript,
  ): HeardLanguage | undefined {
    const { shared, neutral, sayings } = learnt();
    const tongue = shared[script];
    const said = tongueWords(text);
    const sayers = sayings.get(said.join(' ')) ?? [];
    const sayer = sayers.find((each) => each === prior) ?? (sayers.length === 1 ? sayers[0] : undefined);
    if (sayer !== undefined) return { language: sayer, sure: true, certain: false };
    const words = said.filter((word) => !neutral.has(word));
    if (words.length === 0) return undefined;
    const atStart = script === 'Latin' ? NUDGE_AT_START : {};
    const nudge = prior === undefined ? atStart : { [prior]: PRIOR_NUDGE };
    const verdict = judge(tongue, words, nudge);
    const clear = words.length >= FEWEST_WORDS_TO_SWITCH && verdict.lead >= LEAD_TO_SWITCH;
    const another = script !== 'Latin' && !tongue.languages.includes(prior ?? '');
    // The letters alone rule English out: of two neighbours either is better.
    const ours = another && LANGUAGES.some((each) => each === verdict.language);
    const atFirst = verdict.lead >= LEAD_TO_START || ours;
    const sure = prior === undefined ? atFirst : clear || another;
    return { language: verdict.language, sure, certain: verdict.lead >= LEAD_OF_CERTAINTY };
  }

  function hearChinese(text: string, prior: Language | undefined): HeardLanguage {
    const { simplified, traditional } = learnt();
    const count = (set: ReadonlySet<string>) => [...text].filter((letter) => set.has(letter)).length;
    const difference = count(traditional) - count(simplified);
    if (difference !== 0)
      return { language: difference > 0 ? 'zh-Hant' : 'zh-Hans', sure: true, certain: true };
    return { language: prior === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans', sure: true, certain: true };
  }

  return (text, prior) => {
    const script = decisiveScript(text);
    switch (script) {
      case undefined:
        return undefined;
      case 'Hangul':
        return { language: 'ko', sure: true, certain: true };
      case 'Han':
        return hearChinese(text, prior);
      case 'Kana':
        return { language: 'ja', sure: true, certain: true };
      case 'Devanagari':
        return { language: 'hi', sure: true, certain: true };
      case 'Gurmukhi':
        return { language: 'pa', sure: true, certain: true };
      case 'Khmer':
        return { language: 'km', sure: true, certain: true };
      case 'Other':
        return { language: 'other', sure: true, certain: true };
      default:
        return hearWords(text, prior, script);
    }
  };
}
