/** The language of the call: what the person named, else the one that they write in. */
import type { LanguagesFile } from '../../src/content/schema';
import { isPhrase } from '../../src/core/phrase';
import { fold, words } from '../../src/core/text';
import type { TurnScope } from '../scope';
import type { CallbackForm } from './form';

export interface CallLanguage {
  /** As its speakers call it. */
  readonly own: string;
  /** As the center's staff call it. */
  readonly english: string;
  readonly needsInterpreter: boolean;
}

type Tongue = { readonly own: string; readonly english: string; readonly asks: readonly string[] };

/** A longer text that names a language is about something else. */
const LONGEST_NAMING_WORDS = 5;

function names(text: string, { own, english, asks }: Tongue): boolean {
  if (isPhrase(text, asks)) return true;
  const said = ` ${words(fold(text)).join(' ')} `;
  if (said.trim().split(' ').length > LONGEST_NAMING_WORDS) return false;
  return [own, english].some((name) => said.includes(` ${words(fold(name)).join(' ')} `));
}

function found(tongue: Tongue, isEnglish: boolean): CallLanguage {
  return { own: tongue.own, english: tongue.english, needsInterpreter: !isEnglish };
}

/** The language that a text names, of all that are known by name; undefined when it names none. */
export function namedLanguage(tongues: LanguagesFile, text: string): CallLanguage | undefined {
  const all = [...Object.entries(tongues.spoken), ...Object.entries(tongues.lacking)];
  const entry = all.find(([, tongue]) => names(text, tongue));
  return entry && found(entry[1], entry[0] === 'en');
}

/** What is shown in the summary and sent: never something else than what the person has seen. */
export function callLanguage(scope: TurnScope, { values }: CallbackForm): CallLanguage {
  const { tongues } = scope.room.knowledge;
  const given = values.callLanguage;
  if (given) return namedLanguage(tongues, given) ?? { own: given, english: given, needsInterpreter: true };
  return found(tongues.spoken[scope.language]!, scope.language === 'en');
}
