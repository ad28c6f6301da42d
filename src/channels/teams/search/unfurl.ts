/** A pasted link to the source page or to our own FAQ: the curated answers that rest on it. */
import { answerReply } from '../../../../dialogs/compose';
import { contentOf, type Room } from '../../../../dialogs/room';
import type { SourceFile } from '../../../content/schema';
import { LANGUAGES, type Language } from '../../../core/types';
import {
  type AdaptiveCard,
  adaptiveCard,
  cardAttachment,
  container,
  heading,
  line,
  openUrl,
  paragraphs,
} from '../cards/elements';
import { listedResult, preview, type Result } from './results';

type Section = SourceFile['sections'][number];

/** Teams draws a link's card up to this version of the schema. */
const LINK_CARD_VERSION = '1.3';
/** What a card of ours has that came later. */
const LATER: ReadonlySet<string> = new Set(['style heading', 'rtl true', 'rtl false']);

const bare = (path: string): string => path.replace(/\/+$/, '');

function isSamePage(one: URL, other: URL): boolean {
  return one.hostname === other.hostname && bare(one.pathname) === bare(other.pathname);
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** The section that the address names by its id or its heading. */
function sectionOf({ source }: Room['knowledge'], link: URL): Section | undefined {
  if (!isSamePage(link, new URL(source.page))) return undefined;
  const named = slug(decoded(link.hash));
  return source.sections.find(({ id, heading: title }) => id === named || slug(title) === named);
}

function topicsOf(room: Room, section: Section): string[] {
  const { entries } = contentOf(room, 'en');
  return [...room.knowledge.topics.keys()].filter((topic) =>
    entries.get(topic)?.sections.includes(section.id),
  );
}

function sectionCard(room: Room, language: Language, link: URL, section: Section): AdaptiveCard {
  const lead = room.translate(language, 'staff.search.section');
  const replies = topicsOf(room, section).map((topic) => answerReply(room, language, topic, []));
  const notices = new Set(replies.flatMap(({ notice }) => notice ?? []));
  const boxes = replies.map(({ title = '', short, text }) =>
    container([line(title, { weight: 'bolder' }), ...paragraphs(short ?? text)], { separator: true }),
  );
  return adaptiveCard({
    language,
    fallbackText: [section.heading, ...replies.map(({ title }) => title)].join('\n'),
    body: [
      heading(section.heading),
      line(lead, { isSubtle: true }),
      ...boxes,
      ...[...notices].map((notice) => line(notice, { size: 'small', isSubtle: true })),
    ],
    actions: [openUrl(room.translate(language, 'buttons.source'), link.href)],
  });
}

/** `/faq/es#donor-cells` of our own pages. */
function ownAnswer(room: Room, reader: Language, link: URL): Result | undefined {
  const language = LANGUAGES.find(
    (each) => room.faqUrl !== undefined && isSamePage(link, new URL(room.faqUrl(each))),
  );
  if (language === undefined) return undefined;
  return listedResult(room, reader, { kind: 'answer', language, topic: decoded(link.hash) });
}

function forLinks(result: Result): Result {
  const earlier = (key: string, value: unknown) => (LATER.has(`${key} ${value}`) ? undefined : value);
  const content = JSON.parse(JSON.stringify(result.content, earlier));
  return { ...result, content: { ...content, version: LINK_CARD_VERSION } };
}

/** Undefined where we have nothing to say about the address: Teams then shows the link as it is. */
export function unfurl(room: Room, reader: Language, language: Language, link: URL): Result | undefined {
  const own = ownAnswer(room, reader, link);
  if (own !== undefined) return forLinks(own);
  const section = sectionOf(room.knowledge, link);
  if (section === undefined || topicsOf(room, section).length === 0) return undefined;
  const card = sectionCard(room, language, link, section);
  const lead = room.translate(reader, 'staff.search.section');
  return forLinks({ ...cardAttachment(card), preview: preview(section.heading, lead) });
}
