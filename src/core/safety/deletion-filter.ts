/**
 * Tells, without building a string, which of a word's many shortened forms are worth looking up: a Bloom filter over
 * their hashes. The hash of a form follows from those of the word's beginning, middle and end.
 */
const BASE = 0x01000193;
const BITS = 22;
const WORDS_OF_BITS = 1 << (BITS - 5);
const LONGEST = 64;
const POWERS = new Int32Array(LONGEST + 1);
POWERS[0] = 1;
for (let n = 1; n <= LONGEST; n += 1) POWERS[n] = Math.imul(POWERS[n - 1]!, BASE);

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, BASE) + word.charCodeAt(at)) | 0;
  return hash;
}

/** The bit of a hash; its high bits are the well mixed ones. */
function bitOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - BITS);
}

/** Hashes of a word's beginnings: `hashes[n]` is that of its first `n` letters. */
function beginningsOf(word: string): Int32Array {
  const hashes = new Int32Array(word.length + 1);
  for (let at = 0; at < word.length; at += 1)
    hashes[at + 1] = (Math.imul(hashes[at]!, BASE) + word.charCodeAt(at)) | 0;
  return hashes;
}

export class DeletionFilter {
  private readonly bits = new Int32Array(WORDS_OF_BITS);

  add(form: string): void {
    const bit = bitOf(hashOf(form));
    this.bits[bit >>> 5]! |= 1 << (bit & 31);
  }

  private has(hash: number): boolean {
    const bit = bitOf(hash);
    return (this.bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }

  /** The word, and what is left of it without up to `count` letters (one or two), as far as it may have been added. */
  likely(word: string, count: number): Set<string> {
    const found = new Set<string>();
    const hashes = beginningsOf(word);
    const part = (from: number, to: number) =>
      (hashes[to]! - Math.imul(hashes[from]!, POWERS[to - from]!)) | 0;
    const length = word.length;
    if (this.has(hashes[length]!)) found.add(word);
    for (let at = 0; at < length; at += 1) {
      if (this.has((Math.imul(hashes[at]!, POWERS[length - at - 1]!) + part(at + 1, length)) | 0))
        found.add(word.slice(0, at) + word.slice(at + 1));
    }
    if (count < 2) return found;
    for (let first = 0; first < length; first += 1) {
      for (let second = first + 1; second < length; second += 1) {
        const end = length - second - 1;
        const middle = (Math.imul(hashes[first]!, POWERS[second - first - 1]!) + part(first + 1, second)) | 0;
        if (this.has((Math.imul(middle, POWERS[end]!) + part(second + 1, length)) | 0))
          found.add(word.slice(0, first) + word.slice(first + 1, second) + word.slice(second + 1));
      }
    }
    return found;
  }
}
