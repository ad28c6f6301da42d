/** What people say word for word as an entry has it. */
import { fold, words } from '../text';
import type { Match } from '../types';
import type { RankerModel } from './model';

/** Longer texts are not said twice in the same words. In characters. */
const LONGEST_SAYING = 60;
/** Several topics may mean one word, so it is enough for a greeting, not for the answer to a question. */
const LONE_WORD = 0.4;
const SURE = 0.97;
/** What is left to each of the others. */
const SHARE_OF_OTHERS = 0.1;

const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

function keyOf(text: string): string {
  return fold(text).replace(NO_WORD, ' ').trim();
}

/** For each short text the row of the entry that alone has it. */
function rowsBySaying({ texts, owners }: RankerModel): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const shared = new Set<string>();
  texts.forEach((text, row) => {
    if (text.length > LONGEST_SAYING) return;
    const key = keyOf(text);
    const known = rows.get(key);
    if (known !== undefined && owners[known] !== owners[row]) shared.add(key);
    rows.set(key, row);
  });
  for (const key of shared) rows.delete(key);
  return rows;
}

/** Sets what was said word for word first among the matches; made ready with the first question. */
export function sayingsOf(model: RankerModel): (text: string, matches: readonly Match[]) => readonly Match[] {
  let rows: ReadonlyMap<string, number> | undefined;
  return (text, matches) => {
    if (text.length > LONGEST_SAYING) return matches;
    rows ??= rowsBySaying(model);
    const row = rows.get(keyOf(text));
    if (row === undefined) return matches;
    const id = model.ids[model.owners[row]!]!;
    const found = matches.find((match) => match.id === id);
    const isLoneWord = words(fold(text)).length === 1;
    const least = isLoneWord ? Math.max(LONE_WORD, matches[0]?.score ?? 0) : SURE;
    const score = Math.max(found?.score ?? 0, least);
    const said = {
      id,
      score,
      evidence: { nearest: model.texts[row]!, cosine: 1, margin: found?.evidence.margin ?? 0 },
    };
    const others = matches.filter((match) => match.id !== id);
    if (isLoneWord) return [said, ...others];
    return [said, ...others.map((other) => ({ ...other, score: other.score * SHARE_OF_OTHERS }))];
  };
}
