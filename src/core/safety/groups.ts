import type { CompiledPhrase } from './compiled';
import type { Span, SpanTable } from './spans';

export interface Group {
  readonly id: number;
  readonly name: string;
  readonly phrases: readonly CompiledPhrase[];
}

interface Entry {
  readonly group: number;
  readonly phrase: CompiledPhrase;
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Finds the groups of `words:` in a message; the work follows the words that are there, not the size of the file. */
export class GroupIndex {
  private readonly byWord = new Map<number, number[]>();
  private readonly byFirstWord = new Map<number, Entry[]>();

  constructor(groups: readonly Group[]) {
    for (const { id, phrases } of groups) for (const phrase of phrases) this.addEntry(id, phrase);
  }

  private addEntry(group: number, phrase: CompiledPhrase): void {
    const [first] = phrase.slots;
    if (phrase.slots.length === 1) push(this.byWord, first!, group);
    else push(this.byFirstWord, first!, { group, phrase });
  }

  /** Groups of which one word is an entry. */
  ofWord(slot: number): readonly number[] {
    return this.byWord.get(slot) ?? [];
  }

  /** Adds the entries of several words to a table that has all its words. */
  addLonger(table: SpanTable): void {
    const found = new Map<number, Span[]>();
    for (const slot of table.slots()) {
      for (const { group, phrase } of this.byFirstWord.get(slot) ?? []) {
        for (const span of table.find(phrase)) push(found, group, span);
      }
    }
    for (const [group, spans] of found) table.merge(group, spans);
  }
}
