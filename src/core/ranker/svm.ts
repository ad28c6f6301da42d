import { RECIPE } from './recipe';
import type { Rows } from './sparse';

/** One linear function per class: `weights[term * classes + class]`, and a constant per class. */
export interface Linear {
  readonly classes: number;
  readonly weights: Float32Array;
  readonly constants: Float32Array;
}

export interface Labelled {
  readonly rows: Rows;
  /** The class of each row. */
  readonly labels: Int32Array;
  /** The rows to learn from. */
  readonly chosen: Int32Array;
  readonly classes: number;
  readonly terms: number;
}

/** A fixed shuffle: the same order on every machine, so that the same texts give the same model. */
export function shuffled(order: Int32Array, pass: number): Int32Array {
  const mixed = order.slice();
  let state = 0x9e3779b9 ^ (pass * 0x85ebca6b);
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const other = (state >>> 0) % (last + 1);
    const held = mixed[last]!;
    mixed[last] = mixed[other]!;
    mixed[other] = held;
  }
  return mixed;
}

/** Adds what row `row` says about every class to `margins`. */
function addMargins(rows: Rows, row: number, { weights, classes }: Linear, margins: Float32Array): number {
  let square = 0;
  for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) {
    const value = rows.values[n]!;
    const base = rows.terms[n]! * classes;
    square += value * value;
    for (let k = 0; k < classes; k += 1) margins[k]! += value * weights[base + k]!;
  }
  return square;
}

/**
 * One-vs-rest linear support vector machines with squared hinge loss, all classes at once, by dual
 * coordinate descent (Hsieh et al. 2008).
 */
export function trainSvm({ rows, labels, chosen, classes, terms }: Labelled): Linear {
  const model: Linear = {
    classes,
    weights: new Float32Array(terms * classes),
    constants: new Float32Array(classes),
  };
  const duals = new Float32Array(labels.length * classes);
  const margins = new Float32Array(classes);
  const changes = new Float32Array(classes);
  const changed = new Int32Array(classes);
  const slackForeign = 1 / (2 * RECIPE.svmCost);
  const slackOwn = slackForeign / RECIPE.svmOwnWeight;
  for (let pass = 0; pass < RECIPE.svmPasses; pass += 1) {
    for (const row of shuffled(chosen, pass)) {
      margins.set(model.constants);
      const square = addMargins(rows, row, model, margins) + 1;
      let count = 0;
      for (let k = 0; k < classes; k += 1) {
        const own = labels[row] === k;
        const sign = own ? 1 : -1;
        const slack = own ? slackOwn : slackForeign;
        const at = row * classes + k;
        const before = duals[at]!;
        const gradient = sign * margins[k]! - 1 + before * slack;
        const after = Math.max(before - gradient / (square + slack), 0);
        if (after === before) continue;
        duals[at] = after;
        changes[count] = (after - before) * sign;
        changed[count] = k;
        model.constants[k]! += changes[count]!;
        count += 1;
      }
      for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) {
        const value = rows.values[n]!;
        const base = rows.terms[n]! * classes;
        for (let c = 0; c < count; c += 1) model.weights[base + changed[c]!]! += value * changes[c]!;
      }
    }
  }
  return model;
}
