/** Plots as plain SVG, drawn from the same rows as the tables beside them. */
import type { Column, Row } from './report';

/** Told apart in colour, in grey and on paper. */
export const SHADES = ['#0b4f6c', '#e07a1f', '#8f9aa5'] as const;

const WIDTH = 720;
const PLOT_HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 14;
/** More labels run into each other. */
const MOST_DAY_LABELS = 8;
const MOST_STEPS = 4;
const COLUMN_SHARE = 0.8;

/** The smallest of 1, 2, 5, 10, 20 … of which few make up the most. */
export function stepFor(most: number): number {
  for (let ten = 1; ; ten *= 10) {
    const step = [1, 2, 5].map((each) => each * ten).find((each) => each * MOST_STEPS >= most);
    if (step !== undefined) return step;
  }
}

function Grid({ step, high }: { readonly step: number; readonly high: number }) {
  const lines = Array.from({ length: Math.round(high / step) + 1 }, (_, index) => index * step);
  return (
    <g>
      {lines.map((value) => {
        const y = TOP + PLOT_HEIGHT * (1 - value / high);
        return (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y} y2={y} stroke="#cfd6dc" />
            <text x={LEFT - 6} y={y + 4} text-anchor="end">
              {value}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Stack({
  column,
  high,
  x,
  width,
}: {
  readonly column: Column;
  readonly high: number;
  readonly x: number;
  readonly width: number;
}) {
  let below = 0;
  return (
    <g>
      {column.counts.map(({ title, count }, place) => {
        const height = (PLOT_HEIGHT * count) / high;
        below += height;
        return count === 0 ? null : (
          <rect
            key={title}
            x={x}
            y={TOP + PLOT_HEIGHT - below}
            width={width}
            height={height}
            fill={SHADES[place]!}
          />
        );
      })}
    </g>
  );
}

export function Legend({ titles }: { readonly titles: readonly string[] }) {
  return (
    <p class="legend" aria-hidden="true">
      {titles.map((title, place) => (
        <span key={title}>
          <svg aria-hidden="true" width="14" height="14">
            <rect width="14" height="14" fill={SHADES[place]!} />
          </svg>
          {title}
        </span>
      ))}
    </p>
  );
}

/** A column a day, its channels on top of each other. */
export function Columns({ columns, label }: { readonly columns: readonly Column[]; readonly label: string }) {
  const most = Math.max(1, ...columns.map(({ total }) => total));
  const step = stepFor(most);
  const high = Math.ceil(most / step) * step;
  const each = (WIDTH - LEFT) / columns.length;
  const labelled = Math.ceil(columns.length / MOST_DAY_LABELS);
  return (
    <>
      <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${TOP + PLOT_HEIGHT + BOTTOM}`}>
        <Grid step={step} high={high} />
        {columns.map((column, index) => {
          const x = LEFT + each * (index + (1 - COLUMN_SHARE) / 2);
          return (
            <g key={column.day}>
              <Stack column={column} high={high} x={x} width={each * COLUMN_SHARE} />
              {index % labelled === 0 && (
                <text x={LEFT + each * (index + 0.5)} y={TOP + PLOT_HEIGHT + 18} text-anchor="middle">
                  {column.day.slice('YYYY-'.length)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <Legend titles={columns[0]?.counts.map(({ title }) => title) ?? []} />
    </>
  );
}

const BAR_HEIGHT = 18;

/** One bar in a table's row, as wide as its share of the greatest. */
export function Bar({
  row,
  most,
  shade = SHADES[0],
}: {
  readonly row: Row;
  readonly most: number;
  readonly shade?: string;
}) {
  const share = most === 0 ? 0 : (100 * row.count) / most;
  return (
    <svg class="bar" aria-hidden="true" width="100%" height={BAR_HEIGHT} preserveAspectRatio="none">
      <rect width={`${share}%`} height={BAR_HEIGHT} fill={shade} />
    </svg>
  );
}
