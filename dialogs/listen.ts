/** Which language a message is in, which one the bot speaks back, and whether the person asked for one. */
import type { LanguagesFile } from '../src/content/schema';
import { phraseKey } from '../src/core/phrase';
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

type Wishes = ReadonlyMap<string, readonly string[]>;

/** Which languages are meant by a whole message; of some fifty languages, so it is not gone through at every turn. */
const wishes = new WeakMap<LanguagesFile, Wishes>();

function wishesIn(tongues: LanguagesFile): Wishes {
  const known = wishes.get(tongues);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  for (const [code, { asks }] of [...Object.entries(tongues.spoken), ...Object.entries(tongues.lacking)])
    for (const key of asks.map(phraseKey)) found.set(key, [...(found.get(key) ?? []), code]);
  found.delete('');
  wishes.set(tongues, found);
  return found;
}

/** The languages, ours or not, that the whole message asks for. */
function wishedFor({ knowledge }: Room, text: string): readonly string[] {
  return wishesIn(knowledge.tongues).get(phraseKey(text)) ?? [];
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
  const wished = form === 'asks-language' ? [] : wishedFor(room, message.text);
  const { languages, tongues } = room.knowledge;
  const asked = [prior, ...LANGUAGES].find((each) => languages.has(each) && wished.includes(each));
  if (asked !== undefined) return { language: asked, heard: asked, asked };
  const lackingName = form === 'none' ? wished.find((code) => code in tongues.lacking) : undefined;
  if (lackingName !== undefined) return { language: prior, heard: prior, lacking: lackingName };
  const heard = room.hear(message.text, memory.language);
  if (heard === undefined) return { language: prior, heard: prior };
  if (!isOurs(heard.language))
    return { language: prior, heard: prior, ...(heard.sure ? { lacking: heard.language } : {}) };
  const switches = form === 'none' && !memory.languageChosen && heard.sure && languages.has(heard.language);
  return { language: switches ? heard.language : prior, heard: heard.language, certain: heard.certain };
}
