import { FEATURE_COUNT, type Features } from './features';

const ROUNDS = 4;
const LEARNING_RATE = 0.2;
/** A prime step walks through the examples in a fixed, mixed order: no random numbers, the same model every time. */
const STEP = 7919;
const SMALL = 1e-8;

/** One example as numbers: its features, its class, how much it counts. */
export interface Row {
  readonly features: Features;
  readonly wanted: number;
  readonly importance: number;
}

/** A linear model of several classes; the weights of one feature for all classes stand together. */
export class LinearModel {
  /** `weights`: those of a model that was trained before. */
  constructor(
    private readonly classes: number,
    readonly weights: Float32Array = new Float32Array(FEATURE_COUNT * classes),
  ) {}

  /** The probability of each class; they sum up to 1. */
  probabilities({ places, weight }: Features): number[] {
    const { classes, weights } = this;
    const sums = new Array<number>(classes).fill(0);
    for (let i = 0; i < places.length; i += 1) {
      const base = places[i]! * classes;
      for (let k = 0; k < classes; k += 1) sums[k]! += weights[base + k]!;
    }
    const top = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp((sum - top) * weight));
    const total = powers.reduce((sum, value) => sum + value, 0);
    return powers.map((value) => value / total);
  }

  private learn(row: Row, squares: Float32Array): void {
    const { classes, weights } = this;
    const { places, weight } = row.features;
    const gradients = this.probabilities(row.features).map(
      (probability, k) => (probability - (k === row.wanted ? 1 : 0)) * weight * row.importance,
    );
    for (let i = 0; i < places.length; i += 1) {
      const base = places[i]! * classes;
      for (let k = 0; k < classes; k += 1) {
        const gradient = gradients[k]!;
        const square = squares[base + k]! + gradient * gradient;
        squares[base + k] = square;
        weights[base + k]! -= (LEARNING_RATE * gradient) / (Math.sqrt(square) + SMALL);
      }
    }
  }

  /** Learns by gradient steps, each weight with its own pace; the same rows give the same weights. */
  train(rows: readonly Row[]): void {
    const squares = new Float32Array(this.weights.length);
    const step = rows.length % STEP === 0 ? 1 : STEP;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let i = 0; i < rows.length; i += 1) this.learn(rows[(i * step + round) % rows.length]!, squares);
    }
  }
}
