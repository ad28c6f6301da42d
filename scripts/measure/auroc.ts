/**
 * How well a score tells two groups apart: the chance that one of `higher` has the larger score than one of
 * `lower`, ties counting half. 0.5 is guessing, 1 is perfect.
 */
export function auroc(higher: readonly number[], lower: readonly number[]): number {
  const all = [
    ...higher.map((score) => ({ score, up: true })),
    ...lower.map((score) => ({ score, up: false })),
  ];
  all.sort((left, right) => left.score - right.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.score === all[from]!.score) to += 1;
    const meanRank = (from + to + 1) / 2;
    ranks += meanRank * all.slice(from, to).filter(({ up }) => up).length;
    from = to;
  }
  const least = (higher.length * (higher.length + 1)) / 2;
  return (ranks - least) / (higher.length * lower.length);
}
