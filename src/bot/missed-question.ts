/** What is kept of a question without an answer, where the center wants to learn from them: redacted, never as it was said. */
import { contentOf } from '../../dialogs/room';
import type { TurnScope } from '../../dialogs/scope';
import { isPhrase } from '../core/phrase';
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

const COMMANDS = ['yes', 'no', 'skip', 'cancel', 'change', 'back', 'more'] as const;

/** "Yes" or "cancel" where nothing was asked is no question that somebody could answer. */
function isCommand({ room, text, heard }: TurnScope): boolean {
  const languages = [contentOf(room, heard), contentOf(room, 'en')];
  return languages.some(({ commands }) => COMMANDS.some((command) => isPhrase(text, commands[command])));
}

/**
 * The question that this turn has shown to be unanswered. Remembers the newest one until the person has said whether
 * the answer was it. Nothing is kept or remembered of a call-back form, and alarms never come here.
 */
export function missedQuestion(
  scope: TurnScope,
  isForm: boolean,
  redact: Redact,
): MissedQuestion | undefined {
  const { question, memory, message, text, heard } = scope;
  if (question === undefined || isForm || message.channel === NEVER_KEPT_CHANNEL) return undefined;
  const before = memory.asked;
  delete memory.asked;
  if (question === 'missed-before') return before;
  if (isCommand(scope)) return undefined;
  const asked = { text: redact(text, heard), language: heard };
  if (asked.text === '') return undefined;
  if (question === 'missed') return asked;
  memory.asked = asked;
  return undefined;
}
