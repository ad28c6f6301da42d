/** What staff can write to the bot. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { type AdaptiveCard, adaptiveCard, facts, heading, line } from '../cards/elements';
import { HELP_KEYS, STAFF_WORDS } from './words';

export function helpCard(room: Room, language: Language): AdaptiveCard {
  const t = (key: string) => room.translate(language, key);
  const rows = STAFF_WORDS.map((word): [string, string] => [word, t(HELP_KEYS[word])]);
  const [title, question] = [t('staff.help.title'), t('staff.help.question')];
  return adaptiveCard({
    language,
    fallbackText: [title, question, ...rows.map((row) => row.join(': '))].join('\n'),
    body: [heading(title), line(question), facts(rows)],
  });
}
