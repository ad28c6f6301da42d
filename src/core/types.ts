/** The words of the house. Pure data: no clock, no I/O, no framework type appears here. */

/** The languages that the bot speaks, as BCP 47 tags; the order is the order of the menu. */
export const LANGUAGES = [
  'en',
  'es',
  'vi',
  'zh-Hans',
  'zh-Hant',
  'ko',
  'ru',
  'uk',
  'so',
  'ar',
  'am',
] as const;
export type Language = (typeof LANGUAGES)[number];

export const CHANNELS = ['web', 'sms', 'msteams'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a turn can end in; the words of `outcomes.tsv`. */
export const OUTCOMES = [
  'answer',
  'emergency',
  'urgent-symptoms',
  'crisis',
  'medical-advice',
  'clarify',
  'contact',
  'smalltalk',
  'no-answer',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The outcomes that triage decides, most severe first. */
export const SAFETY_LEVELS = ['emergency', 'crisis', 'urgent-symptoms', 'medical-advice'] as const;
export type SafetyLevel = (typeof SAFETY_LEVELS)[number];

/** What triage found in one message. `signals` are ids from `content/safety`, never the person's words. */
export interface Triage {
  readonly level: SafetyLevel | 'none';
  readonly signals: readonly string[];
  /** Which reply of `content/safety` to give: the level, or a more exact one such as `poison`. */
  readonly reply: string;
}

/** Why a match was proposed: figures and vocabulary of the content, never the person's words. */
export interface Evidence {
  /** The alternate nearest to the question. */
  readonly nearest: string;
  /** Cosine of the question and that alternate, 0 to 1. */
  readonly cosine: number;
  /** Raw margin of the linear model. */
  readonly margin: number;
}

/** One candidate topic. `score` is a calibrated probability, 0 to 1. */
export interface Match {
  readonly id: string;
  readonly score: number;
  readonly evidence: Evidence;
}

/** Anything the matcher learns from: an id and the ways people ask for it. */
export interface MatchEntry {
  readonly id: string;
  readonly texts: readonly string[];
  readonly answer?: string;
}

export interface Matcher {
  /** Ranked candidates, best first. The same text gives the same result to the last digit. */
  query(text: string): readonly Match[];
}

/** What tapping or naming a choice does. */
export type Action =
  | { readonly topic: string }
  | { readonly language: Language }
  | { readonly command: 'english' | 'helped' | 'not-helped'; readonly topic?: string }
  | { readonly command: 'callback' | 'contact' | 'none' }
  /** A word for the form under way, which reads it itself. */
  | { readonly command: 'form' };

/** What a channel makes of an incoming activity; nothing after this looks at the channel's own format. */
export interface Message {
  readonly text: string;
  readonly channel: Channel;
  /** The channel's or browser's language, if it tells one; the words and the person's choice come before it. */
  readonly locale?: string;
  /** Pictures, voice or files came along; the bot reads text only. */
  readonly hasAttachments: boolean;
  /** What the tapped button does, where the channel brings it back; it may be older than the newest choices. */
  readonly action?: Action;
  /** A form that the person filled in at once, where the channel draws forms. */
  readonly form?: { readonly id: string; readonly values: Readonly<Record<string, string>> };
}

/** Something to tap or to answer by number; `value` is what is then sent in the person's name. */
export interface Choice {
  readonly title: string;
  readonly value: string;
  /** For channels whose buttons stay after the talk has gone on. */
  readonly action?: Action;
}

/** A way to reach people. `call` and `text` hold a phone number, `email` an address. */
export interface Contact {
  readonly kind: 'call' | 'text' | 'email';
  readonly title: string;
  readonly to: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A form that a channel may draw at once; elsewhere its fields are asked one by one. */
export interface Form {
  readonly id: string;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: 'text' | 'tel';
    readonly required: boolean;
    readonly suggestions: readonly string[];
    /** What is known already and can be changed. */
    readonly value?: string;
  }[];
  readonly submit: string;
  readonly cancel: string;
}

/** What the person gets, free of any channel's markup. A turn gives one or more. */
export interface Reply {
  /** What this is, for a channel that draws kinds apart. */
  readonly kind:
    | 'welcome'
    | 'answer'
    | 'safety'
    | 'clarify'
    | 'contact'
    | 'smalltalk'
    | 'no-answer'
    | 'notice'
    | 'form';
  readonly language: Language;
  /** The curated question that this answers. */
  readonly title?: string;
  /** Paragraphs are separated by an empty line. */
  readonly text: string;
  /** The same for a text message; absent where `text` is short enough. */
  readonly short?: string;
  /** The topic answered, if any. */
  readonly topic?: string;
  /** English beside the text: of a safety text whose translation is a draft, or of an answer that is withheld. */
  readonly english?: string;
  /** Said in small letters under the text, such as the draft notice. */
  readonly notice?: string;
  /** The light safety line under answers about symptoms. */
  readonly safetyLine?: string;
  /** Words before the choices, such as "Related questions:". */
  readonly choicesTitle?: string;
  readonly choices: readonly Choice[];
  readonly contacts: readonly Contact[];
  readonly links: readonly Link[];
  readonly form?: Form;
  /** What was said before is removed: a channel that shows it takes it away. */
  readonly clearsHistory?: true;
  /** "Did this help?" with its two answers. */
  readonly feedback?: { readonly title: string; readonly choices: readonly Choice[] };
}

/** Which reply a card shows, so that it can be said again in the same language. */
export interface Said {
  readonly kind: Reply['kind'];
  readonly language: Language;
  readonly topic?: string;
}

/** One decided turn: the vocabulary of `outcomes.tsv`, and what is said. */
export interface Turn {
  readonly outcome: Outcome;
  readonly topics: readonly string[];
  /** 0 to 1; 1 where no matching was needed. */
  readonly confidence: number;
  readonly language: Language;
  readonly replies: readonly Reply[];
}

/** A call-back request as the person agreed to it. */
export interface CallbackSubmission {
  /** Chosen by the caller (a UUID) before the summary is shown, so that a repeated "yes" is one request. */
  readonly id: string;
  /** Empty when the step was skipped; so also `bestTime` and `topic`. */
  readonly name: string;
  readonly phone: string;
  readonly bestTime: string;
  /** The language to call in, by its English name; the person's own word where the bot does not know it. */
  readonly language: string;
  readonly interpreter: boolean;
  readonly topic: string;
  readonly channel: Channel;
  readonly conversationKey: string;
}
