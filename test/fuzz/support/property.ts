/** One kind of input that is made at random, and what must hold of each. */
import fc from 'fast-check';

/** Longer than any input may take on a busy machine; what takes longer hangs. */
const LONGEST_MS = 10_000;

export interface Fuzz<T> {
  readonly name: string;
  /** Its part of all runs. */
  readonly share: number;
  readonly input: fc.Arbitrary<T>;
  /** Rejects when something does not hold. */
  readonly check: (input: T) => Promise<void> | void;
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds properties over inputs of any kind
export type AnyFuzz = Fuzz<any>;

async function timed<T>(fuzz: Fuzz<T>, input: T): Promise<void> {
  const beganMs = performance.now();
  await fuzz.check(input);
  const tookMs = performance.now() - beganMs;
  if (tookMs > LONGEST_MS) throw new Error(`took ${Math.round(tookMs)} ms`);
}

/** Rejects with the smallest input that breaks the property, and the seed that finds it again. */
export async function runFuzz<T>(fuzz: Fuzz<T>, runs: number, seed?: number): Promise<void> {
  const property = fc.asyncProperty(fuzz.input, (input) => timed(fuzz, input));
  await fc.assert(property, {
    numRuns: runs,
    timeout: LONGEST_MS,
    ...(seed === undefined ? {} : { seed }),
  });
}

/** How the runs are divided. */
export function runsOf(fuzzes: readonly AnyFuzz[], total: number): ReadonlyMap<AnyFuzz, number> {
  const shares = fuzzes.reduce((sum, { share }) => sum + share, 0);
  return new Map(fuzzes.map((fuzz) => [fuzz, Math.ceil((total * fuzz.share) / shares)]));
}
