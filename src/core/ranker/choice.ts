import type { Prior } from './recipe';

/**
 * Conditional logistic regression: which of several options is chosen, from what is known of each.
 * With one option against a row of zeros it is ordinary logistic regression.
 */
export interface Choice {
  readonly options: readonly Float64Array[];
  readonly chosen: number;
  readonly weight: number;
}

const STEPS = 12;

/** The chances of the options. */
export function chances(options: readonly Float64Array[], weights: readonly number[]): number[] {
  const totals = options.map((option) => dot(option, weights));
  const top = Math.max(...totals);
  const powers = totals.map((total) => Math.exp(total - top));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

export function dot(option: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < weights.length; n += 1) sum += option[n]! * weights[n]!;
  return sum;
}

/**
 * Fits the weights by Newton's method, each step halved until it helps. `prior` is what is believed without
 * data, so that few data move it little.
 */
export function fitChoices(choices: readonly Choice[], prior: Prior): number[] {
  const lossAt = (weights: readonly number[]): number => loss(choices, weights) + distance(weights, prior);
  let weights = [...prior.weights];
  let before = lossAt(weights);
  for (let step = 0; step < STEPS; step += 1) {
    const { gradient, curvature } = slope(choices, weights);
    weights.forEach((weight, n) => {
      gradient[n]! -= prior.strength * (weight - prior.weights[n]!);
      curvature[n]![n]! += prior.strength;
    });
    const move = solve(curvature, gradient);
    const next = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16].map((size) =>
      weights.map((weight, n) => weight + size * move[n]!),
    );
    const better = next.find((candidate) => lossAt(candidate) < before);
    if (!better) break;
    weights = better;
    before = lossAt(better);
  }
  return weights;
}

function loss(choices: readonly Choice[], weights: readonly number[]): number {
  return choices.reduce((sum, { options, chosen, weight }) => {
    const totals = options.map((option) => dot(option, weights));
    const top = Math.max(...totals);
    const all = totals.reduce((powers, total) => powers + Math.exp(total - top), 0);
    return sum + weight * (top + Math.log(all) - totals[chosen]!);
  }, 0);
}

function distance(weights: readonly number[], prior: Prior): number {
  return (
    (prior.strength / 2) * weights.reduce((sum, weight, n) => sum + (weight - prior.weights[n]!) ** 2, 0)
  );
}

function slope(choices: readonly Choice[], weights: readonly number[]) {
  const gradient = weights.map(() => 0);
  const curvature = weights.map(() => weights.map(() => 0));
  for (const { options, chosen, weight } of choices) {
    const shares = chances(options, weights);
    const mean = weights.map((_, n) => options.reduce((sum, option, o) => sum + shares[o]! * option[n]!, 0));
    options.forEach((option, o) => {
      const share = weight * shares[o]!;
      for (let n = 0; n < mean.length; n += 1) {
        const left = share * (option[n]! - mean[n]!);
        for (let m = 0; m < mean.length; m += 1) curvature[n]![m]! += left * (option[m]! - mean[m]!);
      }
    });
    mean.forEach((value, n) => {
      gradient[n]! += weight * (options[chosen]![n]! - value);
    });
  }
  return { gradient, curvature };
}

/** Gaussian elimination; the matrix is positive definite, so no pivot is sought. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    for (let row = column + 1; row < size; row += 1) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let n = column; n < size; n += 1) matrix[row]![n]! -= factor * matrix[column]![n]!;
      right[row]! -= factor * right[column]!;
    }
  }
  const answer = right.map(() => 0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = right[row]!;
    for (let n = row + 1; n < size; n += 1) rest -= matrix[row]![n]! * answer[n]!;
    answer[row] = rest / matrix[row]![row]!;
  }
  return answer;
}
