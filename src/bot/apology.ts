/** What a person gets when a turn fails: an apology, the center's phone and the emergency number. */
import { centerContacts, noticeReply } from '../../dialogs/compose';
import type { Room } from '../../dialogs/room';
import type { Language, Turn } from '../core/types';

export function apology(room: Room, language: Language): Turn {
  const text = room.translate(language, 'input.error');
  return {
    outcome: 'no-answer',
    topics: [],
    confidence: 1,
    language,
    replies: [noticeReply(language, text, [], centerContacts(room, language))],
  };
}
