/** A room loads what it needs when it is first needed; this does it before, in steps that let turns pass between. */
import { setImmediate as pause } from 'node:timers/promises';
import type { Room } from '../../dialogs/room';

/** Any words: it is the loading that counts. */
const SOME_WORDS = 'hello there';

/** Rejects when a language's rules or rankers cannot be used. */
export async function warmUp(room: Room): Promise<void> {
  room.hear(SOME_WORDS, undefined);
  await pause();
  for (const language of room.knowledge.languages.keys()) {
    room.matcher(language).query(SOME_WORDS);
    await pause();
    room.triage(SOME_WORDS, language, true);
    await pause();
  }
}
