import type { CompiledPhrase } from './compiled';
import type { CompiledSignal } from './signals';
import type { SpanTable } from './spans';

/** A signal with only those of its phrases that a message may hold. */
interface Possible {
  readonly signal: number;
  /** Absent for the first part of an `all`: the whole signal is then worth a look. */
  readonly phrase: CompiledPhrase | undefined;
}

/** How many phrases name each slot: a phrase is looked for by its least used one. */
function usesOf(phrases: readonly CompiledPhrase[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const { slots } of phrases) for (const slot of slots) uses.set(slot, (uses.get(slot) ?? 0) + 1);
  return uses;
}

/** Finds the signals that a message may give; the work follows the words that are there, not the size of the file. */
export class SignalIndex {
  private readonly byKey = new Map<number, Possible[]>();

  constructor(private readonly signals: readonly CompiledSignal[]) {
    const uses = usesOf(signals.flatMap(({ phrases, all }) => [...phrases, ...(all[0] ?? [])]));
    signals.forEach(({ phrases, all }, signal) => {
      for (const phrase of phrases) this.add(uses, phrase, { signal, phrase });
      for (const phrase of all[0] ?? []) this.add(uses, phrase, { signal, phrase: undefined });
    });
  }

  private add(uses: ReadonlyMap<number, number>, { slots }: CompiledPhrase, possible: Possible): void {
    const key = slots.reduce((best, slot) => (uses.get(slot)! < uses.get(best)! ? slot : best));
    const known = this.byKey.get(key);
    if (known) known.push(possible);
    else this.byKey.set(key, [possible]);
  }

  /** The signals that may fire, in the order of the file, without the phrases that cannot stand in the message. */
  in(table: SpanTable): CompiledSignal[] {
    const found = new Map<number, { phrases: CompiledPhrase[]; all: boolean }>();
    for (const slot of table.slots()) {
      for (const { signal, phrase } of this.byKey.get(slot) ?? []) {
        const one = found.get(signal) ?? { phrases: [], all: false };
        if (phrase) one.phrases.push(phrase);
        else one.all = true;
        found.set(signal, one);
      }
    }
    return [...found]
      .sort(([left], [right]) => left - right)
      .map(([signal, { phrases, all }]) => {
        const whole = this.signals[signal]!;
        return { ...whole, phrases, all: all ? whole.all : [] };
      });
  }
}
