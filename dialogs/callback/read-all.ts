/** Several values of the form in one message: "Maria, 206-555-0123, after 3 pm, Spanish". Only what is clear is taken. */
import { isPhrase } from '../../src/core/phrase';
import type { Language } from '../../src/core/types';
import { cleanValue, type FormValues } from './form';
import { isAboutPhone } from './form-words';
import { introduced, LONGEST_NAME_WORDS, nameIn } from './name-in';
import { findPhone } from './phone';
import { timeIn } from './time-in';

export interface ReadingHelp {
  /** Of the words; English is understood beside it. */
  readonly language: Language;
  /** The language that a text names, as it is shown; undefined when it names none. */
  readonly languageIn: (text: string) => string | undefined;
  /** What the form itself offers as times, such as "Any time". */
  readonly times: readonly string[];
}

/** Not after a title or an initial. */
const PART_ENDS =
  /[,;\n،、，。፣።·|]+|(?<!(?<!\p{L})(?:[DMJSdmjs][rst]|[MmSsDd]r?[sa]|\p{Lu}))[.!?؟？！]+(?:\s+|$)/u;

/** `name` and `topic` that nothing introduces are taken only where the form has asked for them. */
export function readAll(text: string, help: ReadingHelp, isAsked: boolean): FormValues {
  const { language } = help;
  const found: FormValues = {};
  const rest: string[] = [];
  for (const part of partsOf(text, found)) {
    const name = introduced(part, language);
    const spokenIn = help.languageIn(part);
    const time = isPhrase(part, help.times) ? part : timeIn(part, language);
    if (name !== undefined && found.name === undefined && nameIn(name, language) !== '')
      found.name = nameIn(name, language);
    else if (spokenIn !== undefined && found.callLanguage === undefined) found.callLanguage = spokenIn;
    else if (time !== '' && found.time === undefined) found.time = time;
    else if (!isAboutPhone(part, language)) rest.push(part);
  }
  return isAsked ? { ...found, ...unnamed(found, rest, language) } : found;
}

/** The pieces of the text without its phone number, which is put into `found`. */
function partsOf(text: string, found: FormValues): string[] {
  return text
    .normalize('NFKC')
    .split(PART_ENDS)
    .flatMap((part) => {
      const phone = found.phone === undefined ? findPhone(part) : undefined;
      if (phone === undefined) return [part];
      found.phone = phone.phone;
      return [phone.before, phone.after];
    })
    .map(cleanValue)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** Of what is left, the first short piece is the name and the next one what it is about. */
function unnamed(found: FormValues, rest: readonly string[], language: Language): FormValues {
  const isName = (part: string) => !/\d/.test(part) && part.split(' ').length <= LONGEST_NAME_WORDS;
  const first = found.name === undefined ? rest.find(isName) : undefined;
  // "Lopez, Ana" is one name; what follows a number is another matter.
  const topic = found.phone === undefined ? undefined : rest.find((part) => part !== first);
  return {
    ...(first === undefined ? {} : { name: nameIn(first, language) || first }),
    ...(topic === undefined ? {} : { topic }),
  };
}
