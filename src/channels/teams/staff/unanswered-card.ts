/** What people asked and did not find: redacted, the like together. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { directionOf } from '../../../i18n/languages';
import type { UnansweredGroup } from '../../../unanswered/group';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardElement,
  container,
  heading,
  line,
} from '../cards/elements';
import type { Unanswered } from './insight';
import { dateText } from './moment';

/** One card holds so many with two examples each; the report has them all. */
const MOST_GROUPS = 10;

function groupBox(room: Room, language: Language, group: UnansweredGroup): CardElement {
  const { count, sinceMs, channels, examples } = group;
  const spoken = room.knowledge.tongues.spoken[group.language]?.english ?? group.language;
  const ways = channels.map((channel) => room.translate(language, `staff.channel.${channel}`));
  const about = [`${count} ×`, spoken, ...ways, dateText(room, language, sinceMs)].join(' · ');
  const quoted = examples.map((text) => line(`“${text}”`, { spacing: 'small' }));
  return container(
    [
      line(about, { isSubtle: true, size: 'small' }),
      container(quoted, { rtl: directionOf(group.language) === 'rtl' }),
    ],
    { separator: true, spacing: 'medium' },
  );
}

export function unansweredCard(
  room: Room,
  language: Language,
  { sinceMs, groups }: Unanswered,
): AdaptiveCard {
  const title = room.translate(language, 'staff.unanswered.title');
  const date = dateText(room, language, sinceMs);
  const key = groups.length === 0 ? 'staff.unanswered.none' : 'staff.unanswered.since';
  const lead = room.translate(language, key, { date });
  return adaptiveCard({
    language,
    fallbackText: `${title}\n${lead}`,
    body: [
      heading(title),
      line(lead, { isSubtle: true }),
      ...groups.slice(0, MOST_GROUPS).map((group) => groupBox(room, language, group)),
    ],
  });
}
