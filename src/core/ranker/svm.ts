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
  readonly classes: number;
  readonly terms: number;
}

/** A model that can go on learning: `duals[row * classes + class]` is how much a row pulls at a class. */
export interface Svm {
  readonly linear: Linear;
  readonly duals: Float32Array;
}

/** A fixed shuffle: the same order on every machine, so that the same texts give the same model. */
function shuffled(order: Int32Array, pass: number): Int32Array {
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

/** Adds what a row says about every class to `margins`; gives the square of the row's length. */
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

/** Some of the classes, and by how much a row's pull at each of them changes. */
interface Changes {
  readonly classes: Int32Array;
  readonly amounts: Float32Array;
  count: number;
}

function changesFor(classes: number): Changes {
  return { classes: new Int32Array(classes), amounts: new Float32Array(classes), count: 0 };
}

function apply(rows: Rows, row: number, { weights, constants, classes }: Linear, changes: Changes): void {
  const { count, amounts } = changes;
  for (let c = 0; c < count; c += 1) constants[changes.classes[c]!]! += amounts[c]!;
  for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) {
    const value = rows.values[n]!;
    const base = rows.terms[n]! * classes;
    for (let c = 0; c < count; c += 1) weights[base + changes.classes[c]!]! += value * amounts[c]!;
  }
}

function note(changes: Changes, k: number, amount: number): void {
  changes.classes[changes.count] = k;
  changes.amounts[changes.count] = amount;
  changes.count += 1;
}

/** One pass of dual coordinate descent over the chosen rows, for all classes at once. */
function learn({ rows, labels, classes }: Labelled, { linear, duals }: Svm, order: Int32Array): void {
  const margins = new Float32Array(classes);
  const changes = changesFor(classes);
  const slackForeign = 1 / (2 * RECIPE.svmCost);
  const slackOwn = slackForeign / RECIPE.svmOwnWeight;
  for (const row of order) {
    margins.set(linear.constants);
    const square = addMargins(rows, row, linear, margins) + 1;
    changes.count = 0;
    for (let k = 0; k < classes; k += 1) {
      const sign = labels[row] === k ? 1 : -1;
      const slack = sign > 0 ? slackOwn : slackForeign;
      const at = row * classes + k;
      const before = duals[at]!;
      const after = Math.max(before - (sign * margins[k]! - 1 + before * slack) / (square + slack), 0);
      if (after === before) continue;
      duals[at] = after;
      note(changes, k, (after - before) * sign);
    }
    apply(rows, row, linear, changes);
  }
}

/** One-vs-rest linear support vector machines with squared hinge loss (Hsieh et al. 2008). */
export function trainSvm(labelled: Labelled): Svm {
  const { labels, classes, terms } = labelled;
  const linear = {
    classes,
    weights: new Float32Array(terms * classes),
    constants: new Float32Array(classes),
  };
  const svm = { linear, duals: new Float32Array(labels.length * classes) };
  const all = Int32Array.from(labels.keys());
  for (let pass = 0; pass < RECIPE.svmPasses; pass += 1) learn(labelled, svm, shuffled(all, pass));
  return svm;
}

/**
 * The model as it would be without some rows. Their pull is taken out and a few passes over the others
 * settle the rest, which is much quicker than beginning anew.
 */
export function forget(labelled: Labelled, svm: Svm, forgotten: readonly number[], kept: Int32Array): Linear {
  const { classes, weights, constants } = svm.linear;
  const linear = { classes, weights: weights.slice(), constants: constants.slice() };
  const duals = svm.duals.slice();
  const changes = changesFor(classes);
  for (const row of forgotten) {
    changes.count = 0;
    for (let k = 0; k < classes; k += 1) {
      const pull = duals[row * classes + k]!;
      if (pull !== 0) note(changes, k, labelled.labels[row] === k ? -pull : pull);
    }
    apply(labelled.rows, row, linear, changes);
  }
  for (let pass = 0; pass < RECIPE.svmPassesAfterForgetting; pass += 1) {
    learn(labelled, { linear, duals }, shuffled(kept, pass));
  }
  return linear;
}
