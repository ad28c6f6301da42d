import type { Language, SafetyLevel } from '../types';

/** The rule book of one language: `content/safety/<language>.yaml` after the check. See `docs/safety.md`. */
export interface SafetyContent {
  readonly language: Language;
  /** Who signed off; an empty date is a draft. */
  readonly review: { readonly reviewer: string; readonly role: string; readonly date: string };
  /** Other ways to write a word: the usual form and its variants. */
  readonly spellings: Readonly<Record<string, readonly string[]>>;
  /** Real words that must never be taken for a typo of a signal's word. */
  readonly realWords: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly frames: Readonly<Record<string, Frame>>;
  readonly signals: readonly Signal[];
  readonly temperature: TemperatureRule;
  /** Messages of each level that belong to no single signal. */
  readonly examples: Readonly<Record<SafetyLevel, readonly string[]>>;
  /** Ordinary messages that must not fire. */
  readonly lookAlikes: readonly string[];
  readonly replies: Readonly<Record<string, SafetyReply>>;
  readonly line: string;
  readonly fallback: string;
}

/** Words around a match that take its alarm away: "no", "what if", "two years ago". */
export interface Frame {
  /** `before` includes the words inside the match; `sentence` and `message` ignore `within`. */
  readonly where: 'before' | 'after' | 'near' | 'sentence' | 'message';
  /** Distance in words. */
  readonly within: number;
  readonly phrases: readonly string[];
  /** Words in the same sentence that make the frame void: "right now". */
  readonly unless: readonly string[];
}

export interface Signal {
  readonly id: string;
  readonly level: SafetyLevel;
  readonly reply: string;
  readonly phrases: readonly string[];
  /** Each list gives one part; a part of every list must stand within `window` words. Frames look at the first. */
  readonly all: readonly (readonly string[])[];
  readonly window: number;
  /** How many foreign words may stand between two words of a phrase. */
  readonly gap: number;
  /** Names of frames. */
  readonly unless: readonly string[];
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
}

/** A number of degrees that is a fever. Limits are inclusive from, exclusive below; they only recognise, they advise nothing. */
export interface TemperatureRule {
  readonly celsius: { readonly from: number; readonly below: number };
  readonly fahrenheit: { readonly from: number; readonly below: number };
  /** Unit words right after the number. */
  readonly units: readonly string[];
  /** Words that make a number near them a temperature. */
  readonly near: readonly string[];
  /** Whose temperature it is. */
  readonly subject: readonly string[];
  /** Other units and things that are counted: 102 questions, 39 weeks. */
  readonly otherUnits: readonly string[];
  readonly unless: readonly string[];
  readonly reply: string;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
}

export interface SafetyReply {
  readonly text: string;
  /** At most 300 characters, the number in the first words. */
  readonly sms: string;
  /** Used instead of `text` where the center has set its fever limit. */
  readonly withLimit?: string | undefined;
}
