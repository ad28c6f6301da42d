/** What came back from a translator against what is there: what changed, and what must be refused. */
import { placeholdersIn } from '../content/placeholders';
import { numbersIn } from '../content/source-page';
import type { Unit } from './units';

export interface Change {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** One line each: which text, and what is wrong with it. */
  readonly refusals: readonly string[];
}

function sorted(values: readonly string[]): string {
  return [...values].sort().join(' ');
}

/** A line break that moved is no change, nor is a space beside a placeholder, which XML tools drop. */
function flat(text: string): string {
  return text
    .replace(/\s*(\{\{[^}]*\}\})\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function refusalOf(ours: Unit | undefined, theirs: Unit): string | undefined {
  if (ours === undefined) return `${theirs.key}: there is no such text`;
  if (flat(theirs.source) !== flat(ours.source))
    return `${theirs.key}: the English has changed since the export; export again`;
  if (theirs.target.trim() === '') return `${theirs.key}: the translation is empty`;
  const [want, got] = [placeholdersIn(ours.source), placeholdersIn(theirs.target)].map(sorted);
  if (want !== got) return `${theirs.key}: placeholders must be ${want || 'none'}, are ${got || 'none'}`;
  const [figures, theirFigures] = [numbersIn(ours.source), numbersIn(theirs.target)].map(sorted);
  return figures === theirFigures
    ? undefined
    : `${theirs.key}: numbers must be ${figures || 'none'}, are ${theirFigures || 'none'}`;
}

export function compareUnits(ours: readonly Unit[], theirs: readonly Unit[]): Comparison {
  const known = new Map(ours.map((unit) => [unit.key, unit]));
  const refusals = theirs.flatMap((unit) => refusalOf(known.get(unit.key), unit) ?? []);
  const changes = theirs.flatMap((unit) => {
    const before = known.get(unit.key)?.target ?? '';
    return flat(before) === flat(unit.target) ? [] : [{ key: unit.key, before, after: unit.target }];
  });
  return { changes, refusals };
}
