/** Asks the whole bot every question, each in a conversation of its own. */
import { questionOf } from '../../dialogs/compose';
import type { Room } from '../../dialogs/room';
import { Rehearsal } from '../bot/rehearsal';
import type { Channel, Turn } from '../core/types';
import type { Question } from './questions';
import { type Scored, score } from './score';

/** The topics that a turn offers as choices. */
function offeredIn(room: Room, turn: Turn): string[] {
  const titles = new Set(turn.replies.flatMap(({ choices }) => choices.map(({ title }) => title)));
  return [...room.knowledge.topics.keys()].filter((topic) =>
    titles.has(questionOf(room, turn.language, topic)),
  );
}

/** `told`: the bot is told the language; else it works it out from the words. */
export async function decideAll(
  room: Room,
  questions: readonly Question[],
  channel: Channel,
  told: boolean,
): Promise<Scored[]> {
  const rehearsal = new Rehearsal(room, (error) => {
    throw error;
  });
  const scored: Scored[] = [];
  for (const question of questions) {
    await rehearsal.startAnew(told ? question.language : undefined);
    const { turn } = await rehearsal.say(question.text, channel);
    if (!turn) continue;
    const matches = room.matcher(question.language).query(question.text);
    scored.push(score(question, turn, matches, offeredIn(room, turn)));
  }
  return scored;
}
