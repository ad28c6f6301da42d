/** Cuts a long text where a reader would pause: after a sentence, else after a word. */

/** Sentences with their end marks and the space after them; joined they are the text again. */
export function sentencesOf(text: string): string[] {
  return (
    text.match(/[^.!?。！？؟።\n]*(?:[.!?。！？؟።]+["')\]]*\s*|\n+|$)/gu)?.filter((part) => part !== '') ?? []
  );
}

/** As many whole sentences as `fits` allows, and the rest. The first sentence is cut at a word only if it alone is too long. */
export function cutAtSentence(text: string, fits: (part: string) => boolean): { head: string; rest: string } {
  const sentences = sentencesOf(text);
  let count = 0;
  while (
    count < sentences.length &&
    fits(
      sentences
        .slice(0, count + 1)
        .join('')
        .trim(),
    )
  )
    count += 1;
  if (count > 0)
    return { head: sentences.slice(0, count).join('').trim(), rest: sentences.slice(count).join('').trim() };
  return cutAtWord(text, fits);
}

/** Languages without spaces are cut between characters. */
function cutAtWord(text: string, fits: (part: string) => boolean): { head: string; rest: string } {
  const pieces = /\s/.test(text) ? text.split(/(?<=\s)/) : [...text];
  let low = 1;
  let high = pieces.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(pieces.slice(0, middle).join('').trim())) low = middle;
    else high = middle - 1;
  }
  return { head: pieces.slice(0, low).join('').trim(), rest: pieces.slice(low).join('').trim() };
}
