/** Which language a message is in, which one the bot speaks back, and whether the person asked for one. */
import { isPhrase } from '../src/core/phrase';
import type { Language, Message } from '../src/core/types';
import { LANGUAGES } from '../src/core/types';
import { languageOf } from '../src/i18n/languages';
import type { Memory } from './memory';
import type { Room } from './room';

export interface Listening {
  /** The language that the bot speaks. */
  readonly language: Language;
  /** The language of the words, for matching. */
  readonly heard: Language;
  /** The words leave no doubt about `heard`. */
  readonly certain?: boolean;
  /** The person asked for this language. */
  readonly asked?: Language;
  /** The words are in a language that the bot lacks: its code in `content/languages.yaml`. */
  readonly lacking?: string;
}

function isOurs(language: string): language is Language {
  return (LANGUAGES as readonly string[]).includes(language);
}

function askedFor(room: Room, text: string, prior: Language): Language | undefined {
  const { spoken } = room.knowledge.tongues;
  const fits = (language: Language) => isPhrase(text, spoken[language]?.asks ?? []);
  return [prior, ...LANGUAGES].find((language) => room.knowledge.languages.has(language) && fits(language));
}

function lackingAsked(room: Room, text: string): string | undefined {
  const found = Object.entries(room.knowledge.tongues.lacking).find(([, tongue]) =>
    isPhrase(text, tongue.asks),
  );
  return found?.[0];
}

/** Whether a form waits for words: names and numbers in it say nothing about the language to speak. */
export type FormListening = 'none' | 'asks' | 'asks-language';

/** The person's choice stays; else the words decide; else the channel's or browser's language; else English. */
export function listen(
  room: Room,
  memory: Memory,
  message: Message,
  form: FormListening = 'none',
): Listening {
  const prior = memory.language ?? languageOf(message.locale) ?? 'en';
  const asked = form === 'asks-language' ? undefined : askedFor(room, message.text, prior);
  if (asked !== undefined) return { language: asked, heard: asked, asked };
  const lackingName = form === 'none' ? lackingAsked(room, message.text) : undefined;
  if (lackingName !== undefined) return { language: prior, heard: prior, lacking: lackingName };
  const heard = room.hear(message.text, memory.language);
  if (heard === undefined) return { language: prior, heard: prior };
  if (!isOurs(heard.language))
    return { language: prior, heard: prior, ...(heard.sure ? { lacking: heard.language } : {}) };
  const switches =
    form === 'none' && !memory.languageChosen && heard.sure && room.knowledge.languages.has(heard.language);
  return { language: switches ? heard.language : prior, heard: heard.language, certain: heard.certain };
}
