const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхї',
  'фівапролджє',
  'ячсмитьбю',
  'ضصثقفغعهخحجد',
  'شسيبلاتنمكط',
  'ئءؤرىةوزظ',
];
const SLIP = 1;
/** A neighbouring key, two letters swapped, a letter doubled or left single: the commonest slips cost less. */
const EASY_SLIP = 0.7;
/** People get the first letter right. */
const FIRST_LETTER = 0.4;

const PLACES = new Map<string, readonly [number, number]>(
  ROWS.flatMap((row, line) => [...row].map((key, column) => [key, [line, column]] as const)),
);

/** Whether two keys touch on a keyboard. */
export function touch(left: string, right: string): boolean {
  const here = PLACES.get(left);
  const there = PLACES.get(right);
  if (!here || !there) return false;
  return Math.abs(here[0] - there[0]) <= 1 && Math.abs(here[1] - there[1]) <= 1;
}

const VOWELS = new Set('aeiouyаеиоуыіїєюя');

function exchange(left: string, right: string): number {
  if (left === right) return 0;
  return touch(left, right) || (VOWELS.has(left) && VOWELS.has(right)) ? EASY_SLIP : SLIP;
}

/**
 * What it takes to type `typed` when `meant` was meant: edits, with swapped neighbours as one, common slips
 * costing less and a wrong first letter more.
 */
export function editCost(typed: string, meant: string): number {
  const width = meant.length + 1;
  const costs = new Float64Array((typed.length + 1) * width);
  for (let column = 0; column < width; column += 1) costs[column] = column * SLIP;
  for (let row = 1; row <= typed.length; row += 1) {
    costs[row * width] = row * SLIP;
    for (let column = 1; column < width; column += 1) {
      costs[row * width + column] = cheapest(costs, width, row, column, typed, meant);
    }
  }
  return costs[costs.length - 1]! + (typed[0] === meant[0] ? 0 : FIRST_LETTER);
}

function cheapest(
  costs: Float64Array,
  width: number,
  row: number,
  column: number,
  typed: string,
  meant: string,
): number {
  const here = typed[row - 1]!;
  const there = meant[column - 1]!;
  const at = row * width + column;
  const extra = costs[at - width]! + (here === typed[row - 2] ? EASY_SLIP : SLIP);
  const missing = costs[at - 1]! + (there === meant[column - 2] ? EASY_SLIP : SLIP);
  const other = costs[at - width - 1]! + exchange(here, there);
  const swapped =
    row > 1 && column > 1 && here === meant[column - 2] && there === typed[row - 2]
      ? costs[at - 2 * width - 2]! + EASY_SLIP
      : Number.POSITIVE_INFINITY;
  return Math.min(extra, missing, other, swapped);
}
