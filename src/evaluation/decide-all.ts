/** Asks the whole bot every question, each in a conversation of its own. */
import type { Room } from '../../dialogs/room';
import { Rehearsal } from '../bot/rehearsal';
import type { Channel } from '../core/types';
import type { Question } from './questions';
import { type Scored, score } from './score';

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
    if (turn) scored.push(score(question, turn, room.matcher(question.language).query(question.text)));
  }
  return scored;
}
