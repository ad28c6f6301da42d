/** A picture of the evaluation: how much is answered right at how much is refused, and whether confidence is earned. */
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../core/types';
import { isInScope, type Scored } from './score';

/** A place in a plot; both from 0 to 1. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface Line {
  readonly name: string;
  readonly points: readonly Point[];
}

const SIDE = 320;
const MARGIN = { left: 64, top: 48, between: 96, bottom: 64, right: 150 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Steps of the threshold from 0 to 1. */
const STEPS = 50;
/** A tenth of the scale with fewer answers says nothing. */
const FEWEST_IN_TENTH = 10;
const TENTHS = 10;

function shareOf(rows: readonly Scored[], is: (row: Scored) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(is).length / rows.length;
}

/** For each threshold: of foreign questions the share refused, of the page's the share answered right. */
function trade(rows: readonly Scored[]): Point[] {
  const own = rows.filter(({ question }) => isInScope(question) && question.set === 'topics');
  const foreign = rows.filter(({ question }) => question.expect === 'no-answer');
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const threshold = step / STEPS;
    return {
      x: shareOf(foreign, ({ best }) => best.score < threshold),
      y: shareOf(own, ({ best }) => best.right && best.score >= threshold),
    };
  });
}

/** For each tenth of the scale: what the ranker said, and how often it was right. */
function calibration(rows: readonly Scored[]): Point[] {
  const asked = rows.filter(({ question }) => isInScope(question) || question.expect === 'no-answer');
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const each = asked.filter(({ best }) => Math.min(Math.floor(best.score * TENTHS), TENTHS - 1) === tenth);
    const x = each.reduce((sum, { best }) => sum + best.score, 0) / each.length;
    return { each, x, y: shareOf(each, ({ best }) => best.right) };
  })
    .filter(({ each }) => each.length >= FEWEST_IN_TENTH)
    .map(({ x, y }) => ({ x, y }));
}

function colour(index: number, of: number): string {
  return index === 0 ? '#111' : `hsl(${Math.round((360 * index) / of)} 65% 40%)`;
}

function place({ x, y }: Point): string {
  return `${(x * SIDE).toFixed(1)},${((1 - y) * SIDE).toFixed(1)}`;
}

function Axes({
  title,
  across,
  up,
}: {
  readonly title: string;
  readonly across: string;
  readonly up: string;
}) {
  return (
    <g fill="#333" stroke="none" font-size="12">
      <text x={0} y={-20} font-size="15" font-weight="600">
        {title}
      </text>
      {TICKS.map((tick) => (
        <g key={tick}>
          <path d={`M0 ${(1 - tick) * SIDE}H${SIDE}M${tick * SIDE} 0V${SIDE}`} stroke="#ddd" />
          <text x={-8} y={(1 - tick) * SIDE + 4} text-anchor="end">
            {tick * 100} %
          </text>
          <text x={tick * SIDE} y={SIDE + 18} text-anchor="middle">
            {tick * 100} %
          </text>
        </g>
      ))}
      <text x={SIDE / 2} y={SIDE + 40} text-anchor="middle">
        {across}
      </text>
      <text transform={`translate(-48 ${SIDE / 2}) rotate(-90)`} text-anchor="middle">
        {up}
      </text>
    </g>
  );
}

function Lines({ lines, marks }: { readonly lines: readonly Line[]; readonly marks: boolean }) {
  return (
    <g fill="none">
      {lines.map(({ name, points }, index) => (
        <g key={name} stroke={colour(index, lines.length)} stroke-width={index === 0 ? 2.5 : 1.2}>
          <polyline points={points.map(place).join(' ')} />
          {marks &&
            points.map((point) => (
              <circle key={place(point)} cx={point.x * SIDE} cy={(1 - point.y) * SIDE} r={2.5} />
            ))}
        </g>
      ))}
    </g>
  );
}

function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <g font-size="12" fill="#333">
      {names.map((name, index) => (
        <g key={name} transform={`translate(0 ${index * 18})`}>
          <path d="M0 -4h18" stroke={colour(index, names.length)} stroke-width={3} />
          <text x={24}>{name}</text>
        </g>
      ))}
    </g>
  );
}

/** An SVG of two plots, a line for all together and one for each language. */
export function evaluationPicture(rows: readonly Scored[]): string {
  const languages = [...new Set(rows.map(({ question }) => question.language))];
  const groups: readonly (readonly [string, readonly Scored[]])[] = [
    ['all', rows],
    ...languages.map(
      (language: Language) => [language, rows.filter((row) => row.question.language === language)] as const,
    ),
  ];
  const linesOf = (points: (of: readonly Scored[]) => Point[]): Line[] =>
    groups.map(([name, of]) => ({ name, points: points(of) }));
  const second = MARGIN.left + SIDE + MARGIN.between;
  const width = second + SIDE + MARGIN.right;
  const height = MARGIN.top + SIDE + MARGIN.bottom;
  return `${renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      font-family="system-ui, sans-serif"
      role="img"
    >
      <title>Accuracy against refusal, and calibration, by language</title>
      <rect width={width} height={height} fill="#fff" />
      <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
        <Axes
          title="Accuracy against refusal"
          across="foreign questions refused"
          up="questions answered right"
        />
        <Lines lines={linesOf(trade)} marks={false} />
      </g>
      <g transform={`translate(${second} ${MARGIN.top})`}>
        <Axes title="Calibration" across="what the ranker said" up="how often it was right" />
        <path d={`M0 ${SIDE}L${SIDE} 0`} stroke="#999" stroke-dasharray="4 4" />
        <Lines lines={linesOf(calibration)} marks={true} />
      </g>
      <g transform={`translate(${second + SIDE + 24} ${MARGIN.top + 12})`}>
        <Legend names={groups.map(([name]) => name)} />
      </g>
    </svg>,
  )}\n`;
}
