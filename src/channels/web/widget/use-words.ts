/** The chat's own words follow the language that the bot answers in. */
import { useEffect, useState } from 'preact/hooks';
import type { ChatWords } from './words';

function languageOf(
  { languages }: ChatWords,
  tag: string | undefined,
): ChatWords['languages'][number] | undefined {
  return languages.find((language) => language.tag === tag);
}

export function useWords(first: ChatWords, tag: string | undefined): ChatWords {
  const [words, setWords] = useState(first);
  useEffect(() => {
    const wanted = languageOf(words, tag);
    if (wanted === undefined || wanted.tag === words.tag) return;
    let isWanted = true;
    fetch(wanted.wordsPath)
      .then((response) => response.json())
      .then((next: ChatWords) => isWanted && setWords(next))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [tag, words]);
  useEffect(() => {
    document.documentElement.lang = words.tag;
    document.documentElement.dir = words.direction;
    document.title = words.title;
  }, [words]);
  return words;
}
