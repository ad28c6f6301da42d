/** Danger comes first: triage over the whole message, before any dialog. */
import { fill } from '../src/content/placeholders';
import type { Triage } from '../src/core/types';
import { answerReply, noticeReply, offerTopics, safetyReply } from './compose';
import { clearTopic, findParts } from './find';
import type { Listening } from './listen';
import { contentOf } from './room';
import type { TurnScope } from './scope';

/** Triage that fails gives this instead of silence; the turn then says the fallback text. */
const FAILED: Triage = { level: 'emergency', signals: ['triage-failed'], reply: 'fallback' };

export function triageOf(scope: TurnScope, { certain = false, lacking }: Listening): Triage {
  try {
    return scope.room.triage(scope.message.text, scope.heard, certain, lacking !== undefined);
  } catch {
    return FAILED;
  }
}

/** The part of a message without its alarms: what may still be an ordinary question. */
function withoutAlarms(scope: TurnScope): string {
  const sentences = scope.text.match(/(?:[^.!?؟。！？።\n]|\.(?=\d))+[.!?؟。！？።]*/gu) ?? [];
  return sentences
    .filter((sentence) => scope.room.triage(sentence, scope.heard, true).level === 'none')
    .join('\n');
}

function sayFallback(scope: TurnScope): void {
  const text = fill(contentOf(scope.room, scope.language).safety.fallback, scope.room.knowledge.values);
  scope.say({ ...noticeReply(scope.language, text), kind: 'safety' });
  scope.decide('emergency');
}

/** What an alarming message asks beside: a topic that one of its sentences asks, or one that only the whole does. */
interface Beside {
  readonly asked?: string;
  readonly offered?: string;
}

/** A fault in the search for a question must not cost the safety reply. */
function besideAlarm(scope: TurnScope): Beside {
  try {
    const rest = withoutAlarms(scope);
    const isPart = rest !== '' && rest.length < scope.text.trim().length;
    const asked =
      findParts(scope.room, rest, scope.heard)[0]?.id ??
      (isPart ? clearTopic(scope.room, rest, scope.heard) : undefined);
    if (asked !== undefined) return { asked };
    const offered = clearTopic(scope.room, scope.text, scope.heard);
    return offered === undefined ? {} : { offered };
  } catch {
    return {};
  }
}

/**
 * Says the safety reply, then answers an ordinary question that stands in the same message. Where no sentence of its
 * own asks it, the question is offered: an alarm by mistake must not be the end of it.
 */
export function saySafety(scope: TurnScope, triage: Triage): void {
  const { room, language, memory } = scope;
  if (triage.level === 'none') return;
  memory.unanswered = 0;
  scope.offer([]);
  if (triage.signals.includes('triage-failed')) return sayFallback(scope);
  const { asked, offered } = besideAlarm(scope);
  const choices = scope.offer(offered === undefined ? [] : offerTopics(room, language, [offered]));
  scope.say(safetyReply(room, language, triage.level, triage.reply, choices));
  if (asked !== undefined) {
    const answer = answerReply(room, language, asked, []);
    scope.say({ ...answer, text: `${scope.t('answer.afterSafety')}\n\n${answer.text}` });
  }
  scope.decide(triage.level, asked === undefined ? [] : [asked]);
}
