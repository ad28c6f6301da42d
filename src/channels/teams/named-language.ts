/** Languages as staff name them: `es`, "Spanish", "Español" or "in Spanish". */
import type { KnowledgeBase } from '../../content/knowledge';
import { isPhrase } from '../../core/phrase';
import { LANGUAGES, type Language } from '../../core/types';
import { languageOf } from '../../i18n/languages';

/** The longest wish for a language at the end of a question, such as "in spanish please". */
const MOST_WISH_WORDS = 4;
/** A single word at the end may belong to the question: "do you have someone who speaks spanish". */
const FEWEST_WISH_WORDS = 2;
const TAG_FIRST = /^([a-z]{2,3}(?:-[a-z]{2,8})?)\s*:\s*(.*)$/is;

function asks({ tongues }: KnowledgeBase, text: string): Language | undefined {
  return LANGUAGES.find((language) => isPhrase(text, tongues.spoken[language]?.asks ?? []));
}

function names({ tongues }: KnowledgeBase, text: string): Language | undefined {
  return LANGUAGES.find((language) => {
    const spoken = tongues.spoken[language];
    return spoken !== undefined && (isPhrase(text, [spoken.english]) || isPhrase(text, [spoken.own]));
  });
}

/** The language that the text names; undefined when it names none of ours. */
export function languageNamed(knowledge: KnowledgeBase, text: string): Language | undefined {
  const found = languageOf(text) ?? names(knowledge, text) ?? asks(knowledge, text);
  return found !== undefined && knowledge.languages.has(found) ? found : undefined;
}

export interface Wish {
  readonly language?: Language;
  /** The text without the wish. */
  readonly words: string;
}

/** Takes a wish for a language off a question: "donor cells in Spanish", "es: donor cells". */
export function takeWish(knowledge: KnowledgeBase, text: string): Wish {
  const [, tag, rest] = TAG_FIRST.exec(text.trim()) ?? [];
  const byTag = tag === undefined ? undefined : languageOf(tag);
  if (byTag !== undefined) return { language: byTag, words: rest!.trim() };
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(MOST_WISH_WORDS, words.length); count >= FEWEST_WISH_WORDS; count -= 1) {
    const language = asks(knowledge, words.slice(-count).join(' '));
    if (language !== undefined) return { language, words: words.slice(0, -count).join(' ') };
  }
  return { words: text.trim() };
}
