/** What is kept of a question without an answer, where the center wants to learn from them: redacted, never as it was said. */
import type { TurnScope } from '../../dialogs/scope';
import type { Language } from '../core/types';

/** Gives the text without what could tell who said it; empty when nothing is to be kept. */
export type Redact = (text: string, language: Language) => string;

export interface MissedQuestion {
  /** Redacted. */
  readonly text: string;
  readonly language: Language;
}

/** Staff in Teams are not asked whether their words may be kept. */
const NEVER_KEPT_CHANNEL = 'msteams';

/**
 * The question that this turn has shown to be unanswered. Remembers the newest one until the person has said whether
 * the answer was it. Nothing is kept or remembered of a call-back form, and alarms never come here.
 */
export function missedQuestion(
  { question, memory, message, text, heard }: TurnScope,
  isForm: boolean,
  redact: Redact,
): MissedQuestion | undefined {
  if (question === undefined || isForm || message.channel === NEVER_KEPT_CHANNEL) return undefined;
  const before = memory.asked;
  delete memory.asked;
  if (question === 'missed-before') return before;
  const asked = { text: redact(text, heard), language: heard };
  if (asked.text === '') return undefined;
  if (question === 'missed') return asked;
  memory.asked = asked;
  return undefined;
}
