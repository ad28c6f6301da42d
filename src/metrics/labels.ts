/** The closed lists that labels are taken from: no word, id or address of a person can become a label. */
import { STATUS_CODES } from 'node:http';
import { CHANNELS, LANGUAGES, OUTCOMES, SAFETY_LEVELS } from '../core/types';

/** What is said of a value that stands in no list, such as a method that nobody uses. */
export const OTHER = 'other';

export const LABELS = {
  channel: CHANNELS,
  /** A greeting is no outcome of the core, and is counted as what it is. */
  outcome: [...OUTCOMES, 'welcome', 'form-step'],
  language: LANGUAGES,
  level: SAFETY_LEVELS,
  method: ['GET', 'HEAD', 'POST', 'OPTIONS'],
  status: Object.keys(STATUS_CODES),
  store: [
    'state',
    'activities',
    'receipts',
    'optOuts',
    'limits',
    'callbacks',
    'outbox',
    'feedback',
    'events',
    'unanswered',
    'teamsTargets',
    'retention',
  ],
  delivery: ['pending', 'dead'],
  result: ['taken', 'refused', 'failed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LabelName = keyof typeof LABELS;

/** The value itself where the list has it. */
export function known(name: LabelName, value: string): string {
  return (LABELS[name] as readonly string[]).includes(value) ? value : OTHER;
}
