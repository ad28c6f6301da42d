/** Makes a language ready before its first message: what it is understood with is read on first use, for about a second. */
import { learnAspects } from '../../dialogs/followup';
import type { Room } from '../../dialogs/room';
import { contentOf } from '../../dialogs/room';
import type { Language } from '../core/types';

/** The greeting has reached the screen by then, and nobody has read and typed so quickly. */
const AFTER_MS = 1_500;

/** Reads everything that a question in this language needs. */
function readOnce(room: Room, language: Language): void {
  const [entry] = contentOf(room, language).entries.values();
  const question = entry?.question ?? '';
  room.hear(question, undefined);
  room.triage(question, language);
  room.matcher(language).query(question);
  learnAspects(room, language);
}

/** Gives the function to call for every turn; the first one of a language counts. */
export function warmUp(
  room: () => Room,
  onError: (error: unknown) => void,
  afterMs = AFTER_MS,
): (language: Language) => void {
  const warmed = new Set<Language>();
  return (language) => {
    if (warmed.has(language)) return;
    warmed.add(language);
    setTimeout(() => {
      try {
        readOnce(room(), language);
      } catch (error) {
        onError(error);
      }
    }, afterMs).unref();
  };
}
