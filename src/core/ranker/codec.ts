import type { Language } from '../types';
import type { RankerModel } from './model';
import { narrowest } from './pack';

/** First bytes of a file, so that another file or another version is told at once. */
const SIGNATURE = 'FSBR';
const VERSION = 1;
const ALIGNMENT = 8;

/** The parts that are text or short; the rest follows as arrays of numbers. */
interface Head {
  readonly version: number;
  readonly language: Language;
  readonly ids: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  readonly texts: readonly string[];
  readonly terms: readonly string[];
  readonly wordTerms: number;
  readonly classes: number;
  readonly blend: readonly number[];
  readonly trust: readonly number[];
  /** Length of each array in elements. */
  readonly lengths: readonly number[];
}

type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

/** The kinds of the arrays, in the order in which they lie in the file. */
const KINDS = [
  Float32Array, // idf
  Uint32Array, // owners
  Uint16Array, // terms in each row
  Uint8Array, // steps between the terms of a row
  Uint8Array, // values of the rows
  Float32Array, // scale of each row
  Int8Array, // weights of the linear model
  Float32Array, // scale of each term
  Float32Array, // constant of each class
] as const;

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

const STEP_BITS = 7;
const STEP_MORE = 1 << STEP_BITS;

/** Writes the ascending terms of each row as steps, seven bits to a byte, the eighth telling that more follow. */
function stepsOf(starts: Uint32Array, terms: ArrayLike<number>): Uint8Array {
  const bytes: number[] = [];
  for (let row = 0; row + 1 < starts.length; row += 1) {
    let before = 0;
    for (let n = starts[row]!; n < starts[row + 1]!; n += 1) {
      let step = terms[n]! - before;
      before = terms[n]!;
      for (; step >= STEP_MORE; step >>>= STEP_BITS) bytes.push((step % STEP_MORE) + STEP_MORE);
      bytes.push(step);
    }
  }
  return Uint8Array.from(bytes);
}

function termsFrom(steps: Uint8Array, starts: Uint32Array): Uint32Array {
  const terms = new Uint32Array(starts[starts.length - 1]!);
  let at = 0;
  for (let row = 0; row + 1 < starts.length; row += 1) {
    let term = 0;
    for (let n = starts[row]!; n < starts[row + 1]!; n += 1) {
      for (let shift = 0; ; shift += STEP_BITS) {
        const byte = steps[at]!;
        at += 1;
        term += (byte % STEP_MORE) << shift;
        if (byte < STEP_MORE) break;
      }
      terms[n] = term;
    }
  }
  return terms;
}

function startsFrom(counts: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row += 1) starts[row + 1] = starts[row]! + counts[row]!;
  return starts;
}

function arraysOf({ vocabulary, owners, rows, linear }: RankerModel): Numbers[] {
  const counts = Uint16Array.from(rows.scales, (_, row) => rows.starts[row + 1]! - rows.starts[row]!);
  return [
    vocabulary.idf,
    Uint32Array.from(owners),
    counts,
    stepsOf(rows.starts, rows.terms),
    rows.values,
    rows.scales,
    linear?.weights ?? new Int8Array(0),
    linear?.scales ?? new Float32Array(0),
    linear?.constants ?? new Float32Array(0),
  ];
}

/** The model as bytes for a file; `decodeModel` gives back exactly the same model. */
export function encodeModel(model: RankerModel): Uint8Array {
  const arrays = arraysOf(model);
  const { language, ids, synonyms, texts, vocabulary, blend, trust } = model;
  const head: Head = {
    version: VERSION,
    language,
    ids,
    synonyms,

    texts,
    terms: vocabulary.terms,
    wordTerms: vocabulary.wordTerms,
    classes: model.linear?.classes ?? 0,
    blend,
    trust,
    lengths: arrays.map(({ length }) => length),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = SIGNATURE.length + Uint32Array.BYTES_PER_ELEMENT;
  const end = arrays.reduce((offset, array) => aligned(offset) + array.byteLength, start + text.length);
  const bytes = new Uint8Array(aligned(end));
  bytes.set(new TextEncoder().encode(SIGNATURE));
  new DataView(bytes.buffer).setUint32(SIGNATURE.length, text.length, true);
  bytes.set(text, start);
  let offset = start + text.length;
  for (const array of arrays) {
    offset = aligned(offset);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return bytes;
}

/** Reads what `encodeModel` wrote. Throws an Error when the bytes are something else. */
export function decodeModel(bytes: Uint8Array): RankerModel {
  if (new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE)
    throw new Error('Not a ranker model.');
  const whole = bytes.slice().buffer;
  const start = SIGNATURE.length + Uint32Array.BYTES_PER_ELEMENT;
  const length = new DataView(whole).getUint32(SIGNATURE.length, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + length))) as Head;
  if (head.version !== VERSION) throw new Error(`Ranker model of version ${head.version}, not ${VERSION}.`);
  let offset = start + length;
  const arrays = KINDS.map((Kind, n) => {
    offset = aligned(offset);
    const array = new Kind(whole, offset, head.lengths[n]);
    offset += array.byteLength;
    return array;
  });
  return modelFrom(head, arrays);
}

function modelFrom(head: Head, arrays: readonly Numbers[]): RankerModel {
  const [idf, owners, counts, steps, values, scales, weights, termScales, constants] = arrays as [
    Float32Array,
    Uint32Array,
    Uint16Array,
    Uint8Array,
    Uint8Array,
    Float32Array,
    Int8Array,
    Float32Array,
    Float32Array,
  ];
  const { language, ids, synonyms, texts, terms, wordTerms, classes, blend, trust } = head;
  const starts = startsFrom(counts);
  return {
    language,
    ids,
    synonyms,

    texts,
    owners,
    vocabulary: { terms, wordTerms, idf },
    rows: { starts, terms: narrowest(termsFrom(steps, starts), terms.length), values, scales },
    linear: classes > 0 ? { classes, weights, scales: termScales, constants } : null,
    blend,
    trust,
  };
}
