/** What must hold of every conversation, whatever happened to its machines. */
import type { Activity } from 'botbuilder';

export interface Account {
  /** The person's messages in the order in which they are kept. */
  readonly said: readonly string[];
  /** Messages without an answer. */
  readonly unanswered: readonly string[];
  /** Messages that were answered more than once, or not in one piece. */
  readonly doubled: readonly string[];
  /** Whether answers stand in the order of their messages. */
  readonly isInOrder: boolean;
  readonly greetings: number;
}

const isPerson = ({ from }: Activity) => from.role === 'user';

/** One run of replies is one answer, however many activities it has. */
function answersIn(activities: readonly Activity[]): readonly string[] {
  const replies = activities.filter((activity) => !isPerson(activity)).map(({ replyToId = '' }) => replyToId);
  return replies.filter((id, index) => id !== replies[index - 1]);
}

export function accountOf(activities: readonly Activity[]): Account {
  const messages = activities.filter(isPerson);
  const answers = answersIn(activities);
  const answered = answers.filter((id) => id !== '');
  const ids = messages.map(({ id }) => id!);
  const texts = (wanted: (id: string) => boolean) =>
    messages.filter(({ id }) => wanted(id!)).map(({ text }) => text);
  return {
    said: messages.map(({ text }) => text),
    unanswered: texts((id) => !answered.includes(id)),
    doubled: texts((id) => answered.indexOf(id) !== answered.lastIndexOf(id)),
    isInOrder: answered.join() === ids.filter((id) => answered.includes(id)).join(),
    greetings: answers.length - answered.length,
  };
}

/** The account of a conversation in which all went well. */
export const wellSaid = (said: readonly string[]): Account => ({
  said,
  unanswered: [],
  doubled: [],
  isInOrder: true,
  greetings: 1,
});
