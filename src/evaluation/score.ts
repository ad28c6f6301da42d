/** Scores decisions against what a fair judge expects. */
import { type Match, SAFETY_LEVELS, type Turn } from '../core/types';
import type { Question } from './questions';

export interface Scored {
  readonly question: Question;
  readonly turn: Turn;
  /** The right thing was said. */
  readonly right: boolean;
  /** The right thing was said, or is among the choices offered. */
  readonly rightOrOffered: boolean;
  /** Something was said as an answer that is not one to this question. */
  readonly wrong: boolean;
  /** A right topic is among the three likeliest, whatever was then said. */
  readonly amongThree: boolean;
  /** The likeliest topic is a right one, and how likely it was said to be, 0 to 1. */
  readonly best: { readonly right: boolean; readonly score: number };
}

const TOP = 3;

const SAFETY: ReadonlySet<string> = new Set(SAFETY_LEVELS);

function topicOf(expect: string): string | undefined {
  return expect.startsWith('answer:') ? expect.slice('answer:'.length) : undefined;
}

/** The topics that count as right. */
export function acceptable({ expect, also }: Question): ReadonlySet<string> {
  const topic = topicOf(expect);
  return new Set([...(topic === undefined ? [] : [topic]), ...also]);
}

function isRight(question: Question, turn: Turn): boolean {
  const topics = acceptable(question);
  const named = turn.topics.some((topic) => topics.has(topic));
  const answered = turn.outcome === 'answer' || turn.outcome === 'contact';
  if (topicOf(question.expect) !== undefined) return answered && named;
  if (question.expect === 'clarify') return (turn.outcome === 'clarify' || answered) && named;
  return turn.outcome === question.expect || (answered && named);
}

/** `matches`: what the ranker alone says to the question; `offered`: the topics among the turn's choices. */
export function score(
  question: Question,
  turn: Turn,
  matches: readonly Match[],
  offered: readonly string[],
): Scored {
  const right = isRight(question, turn);
  const isOffered = [...acceptable(question)].some((topic) => offered.includes(topic));
  const safetyExpected = SAFETY.has(question.expect);
  const claims = turn.outcome === 'answer' || (!safetyExpected && SAFETY.has(turn.outcome));
  const fits = ({ id }: Match) => acceptable(question).has(id);
  return {
    question,
    turn,
    right,
    rightOrOffered: right || isOffered,
    wrong: !right && claims,
    amongThree: matches.slice(0, TOP).some(fits),
    best: { right: matches[0] !== undefined && fits(matches[0]), score: matches[0]?.score ?? 0 },
  };
}

/** A share of rows, with how many there are. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

export function share(rows: readonly Scored[], is: (row: Scored) => boolean): Share {
  return { part: rows.filter(is).length, of: rows.length };
}

export function percent({ part, of }: Share): string {
  return of === 0 ? '-' : `${((100 * part) / of).toFixed(1)}`;
}

export function isInScope({ expect }: Question): boolean {
  return expect.startsWith('answer:');
}

export function isSafety({ expect }: Pick<Question, 'expect'>): boolean {
  return SAFETY.has(expect);
}
