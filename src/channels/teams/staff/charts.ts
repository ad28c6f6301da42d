/** Charts as Teams draws them; elsewhere the same figures stand as a list. */
import { type Chart, type Container, container, facts, line, type Placed } from '../cards/elements';

export interface Figure {
  readonly name: string;
  readonly count: number;
}

function listed(title: string, figures: readonly Figure[], placed: Placed): Container {
  return container(
    [line(title, { weight: 'bolder' }), facts(figures.map(({ name, count }) => [name, String(count)]))],
    placed,
  );
}

/** Parts of a whole, whose figures stand in the card already. */
export function donut(title: string, figures: readonly Figure[], placed: Placed = {}): Chart {
  const data = figures.map(({ name, count }) => ({ legend: name, value: count }));
  return { type: 'Chart.Donut', title, data, fallback: 'drop', ...placed };
}

/** One bar for each, from left to right; for days. */
export function columns(title: string, figures: readonly Figure[], placed: Placed = {}): Chart {
  const data = figures.map(({ name, count }) => ({ x: name, y: count }));
  return { type: 'Chart.VerticalBar', title, data, fallback: listed(title, figures, placed), ...placed };
}

/** One bar for each, one under another; for names. */
export function bars(title: string, figures: readonly Figure[], placed: Placed = {}): Chart {
  return { ...columns(title, figures, placed), type: 'Chart.HorizontalBar' };
}
