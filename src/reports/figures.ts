/** The figures of a period, from counts without words: what staff see in Teams and in the report. */
import { type Channel, SAFETY_LEVELS, type SafetyLevel } from '../core/types';
import type { EventCount, FeedbackCount, Storage } from '../storage/storage';
import type { Period } from './period';

/** How often, most frequent first. */
export interface Tally {
  readonly name: string;
  readonly count: number;
}

export interface TopicFeedback {
  readonly topic: string;
  readonly helped: number;
  readonly notHelped: number;
}

export interface DayFigures {
  /** `YYYY-MM-DD` in the center's time zone. */
  readonly day: string;
  readonly questions: number;
  readonly byChannel: Readonly<Partial<Record<Channel, number>>>;
}

export interface Figures {
  readonly period: Period;
  /** All that was asked: the sum of `outcomes` and `safety`. Greetings and small talk are not among it. */
  readonly questions: number;
  readonly outcomes: {
    readonly answered: number;
    /** Asked back which topic was meant. */
    readonly clarified: number;
    readonly unanswered: number;
    /** Asked for people or for a call back; the steps of the form are not counted here. */
    readonly contact: number;
  };
  readonly safety: Readonly<Record<SafetyLevel, number>>;
  readonly smallTalk: number;
  /** Chats that were opened. Text messages have no opening. */
  readonly opened: number;
  /** Call-back requests that were stored. */
  readonly callbacks: number;
  readonly languages: readonly Tally[];
  readonly channels: readonly Tally[];
  /** Topics that were answered. */
  readonly topics: readonly Tally[];
  readonly feedback: {
    readonly helped: number;
    readonly notHelped: number;
    readonly byTopic: readonly TopicFeedback[];
  };
  /** Segments of the text messages that were sent. */
  readonly smsSegments: number;
  /** Every day of the period, also those without a question. */
  readonly byDay: readonly DayFigures[];
}

/** How a stored call-back request is counted. */
export const CALLBACK_STORED = 'callback-stored';

const QUESTIONS: ReadonlySet<string> = new Set([
  'answer',
  'clarify',
  'no-answer',
  'contact',
  ...SAFETY_LEVELS,
]);

function sum(events: readonly EventCount[], isMeant: (event: EventCount) => boolean = () => true): number {
  return events.filter(isMeant).reduce((total, { count }) => total + count, 0);
}

function tally(events: readonly EventCount[], nameOf: (event: EventCount) => string): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const name = nameOf(event);
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + event.count);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function feedbackFigures(counts: readonly FeedbackCount[]): Figures['feedback'] {
  const topics = new Map<string, { helped: number; notHelped: number }>();
  for (const { topic, helped, count } of counts) {
    const known = topics.get(topic) ?? { helped: 0, notHelped: 0 };
    known[helped ? 'helped' : 'notHelped'] += count;
    topics.set(topic, known);
  }
  const byTopic = [...topics]
    .map(([topic, of]) => ({ topic, ...of }))
    .sort((a, b) => b.notHelped - a.notHelped || b.helped - a.helped || (a.topic < b.topic ? -1 : 1));
  const total = (of: 'helped' | 'notHelped') => byTopic.reduce((all, each) => all + each[of], 0);
  return { helped: total('helped'), notHelped: total('notHelped'), byTopic };
}

function dayFigures(day: string, asked: readonly EventCount[]): DayFigures {
  const own = asked.filter((event) => event.day === day);
  const byChannel = Object.fromEntries(
    tally(own, ({ channel }) => channel).map(({ name, count }) => [name, count]),
  );
  return { day, questions: sum(own), byChannel };
}

/** Pure: the figures of these counts. */
export function figuresFrom(
  period: Period,
  events: readonly EventCount[],
  feedback: readonly FeedbackCount[],
): Figures {
  const inPeriod = events.filter(({ day }) => period.days.includes(day));
  const asked = inPeriod.filter(({ outcome }) => QUESTIONS.has(outcome));
  const of = (outcome: string) => sum(inPeriod, (event) => event.outcome === outcome);
  return {
    period,
    questions: sum(asked),
    outcomes: {
      answered: of('answer'),
      clarified: of('clarify'),
      unanswered: of('no-answer'),
      contact: of('contact'),
    },
    safety: Object.fromEntries(SAFETY_LEVELS.map((level) => [level, of(level)])) as Figures['safety'],
    smallTalk: of('smalltalk'),
    opened: of('welcome'),
    callbacks: of(CALLBACK_STORED),
    languages: tally(asked, ({ language }) => language),
    channels: tally(asked, ({ channel }) => channel),
    topics: tally(
      asked.filter(({ outcome }) => outcome === 'answer'),
      ({ topic }) => topic,
    ),
    feedback: feedbackFigures(feedback),
    smsSegments: inPeriod.reduce((total, { smsSegments }) => total + smsSegments, 0),
    byDay: period.days.map((day) => dayFigures(day, asked)),
  };
}

/** Reads the figures of a period. Rejects when the database cannot be reached. */
export async function figuresOf(
  { events, feedback }: Pick<Storage, 'events' | 'feedback'>,
  period: Period,
): Promise<Figures> {
  const [counted, answers] = await Promise.all([
    events.since(period.days[0]!),
    feedback.summary(period.sinceMs),
  ]);
  return figuresFrom(period, counted, answers);
}
