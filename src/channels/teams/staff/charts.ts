/** Charts as Teams draws them, without their titles; elsewhere the same figures stand as a list. */
import { type CardElement, type Chart, facts, line } from '../cards/elements';

export interface Figure {
  readonly name: string;
  readonly count: number;
}

/** Parts of a whole, whose figures stand in the card already. */
export function donut(title: string, figures: readonly Figure[]): Chart {
  const data = figures.map(({ name, count }) => ({ legend: name, value: count }));
  return { type: 'Chart.Donut', title, data, fallback: 'drop' };
}

function withTitle(type: Chart['type'], title: string, figures: readonly Figure[]): CardElement[] {
  const data = figures.map(({ name, count }) => ({ x: name, y: count }));
  const fallback = facts(figures.map(({ name, count }) => [name, String(count)]));
  return [
    line(title, { weight: 'bolder', spacing: 'medium', separator: true }),
    { type, title, data, fallback },
  ];
}

/** One bar for each, from left to right; for days. */
export function columns(title: string, figures: readonly Figure[]): CardElement[] {
  return withTitle('Chart.VerticalBar', title, figures);
}

/** One bar for each, one under another; for names. */
export function bars(title: string, figures: readonly Figure[]): CardElement[] {
  return withTitle('Chart.HorizontalBar', title, figures);
}
