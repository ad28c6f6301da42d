/** Turns decisions into replies: content and strings in, no state. */

import type { FaqEntry } from '../src/content/knowledge';
import { fill } from '../src/content/placeholders';
import type { Contact, Language, Link, Reply, SafetyLevel } from '../src/core/types';
import type { Offered } from './memory';
import { contentOf, type Room } from './room';

/** Topics whose answers speak of symptoms, side effects or infection, and so carry the light safety line. */
const CARRIES_SAFETY_LINE: ReadonlySet<string> = new Set([
  'symptoms-list',
  'why-symptoms-happen',
  'how-relapse-is-found',
  'supportive-care',
  'infection-and-transfusions',
  'follow-up-care',
  'chemotherapy',
  'how-radiation-works',
]);

export const NO_EXTRAS = { choices: [], contacts: [], links: [] } as const;

/** The center's phone, and its email where it is known. */
export function centerContacts(room: Room, language: Language): Contact[] {
  const { values } = room.knowledge;
  const phone = values['phone.center']!;
  const email = values['email.center'];
  const contacts: Contact[] = [
    { kind: 'call', title: room.translate(language, 'buttons.call', { number: phone }), to: phone },
  ];
  if (email !== undefined)
    contacts.push({ kind: 'email', title: room.translate(language, 'buttons.email'), to: email });
  return contacts;
}

export function questionOf(room: Room, language: Language, topic: string): string {
  const entry = contentOf(room, language).entries.get(topic) ?? contentOf(room, 'en').entries.get(topic);
  return fill(entry?.question ?? topic, room.knowledge.values);
}

/** Choices that lead to topics, each titled with the topic's question. */
export function offerTopics(room: Room, language: Language, topics: readonly string[]): Offered[] {
  return topics.map((topic) => ({ title: questionOf(room, language, topic), action: { topic } }));
}

export function choicesOf(offered: readonly Offered[]): Reply['choices'] {
  return offered.map(({ title, action }) => {
    const isWord = 'command' in action && action.command === 'form';
    return { title, value: title, ...(isWord ? {} : { action }) };
  });
}

function sourceLinks(room: Room, language: Language, topic: string): Link[] {
  const links: Link[] = [
    { title: room.translate(language, 'buttons.source'), url: room.knowledge.values['link.source']! },
  ];
  if (room.faqUrl)
    links.push({ title: room.translate(language, 'buttons.faq'), url: room.faqUrl(language, topic) });
  return links;
}

/** The text to show for an entry: the translation, or English where policy withholds what nobody reviewed. */
function shownEntry(
  room: Room,
  language: Language,
  id: string,
): { entry: FaqEntry; withheld: boolean; draft: boolean } {
  const english = contentOf(room, 'en').entries.get(id)!;
  const own = contentOf(room, language).entries.get(id);
  const reviewed = language === 'en' || own?.state === 'reviewed';
  if (own === undefined) return { entry: english, withheld: language !== 'en', draft: false };
  if (reviewed || room.drafts === 'show-drafts-with-notice')
    return { entry: own, withheld: false, draft: !reviewed };
  return { entry: english, withheld: true, draft: false };
}

function draftNotice(room: Room, language: Language): string {
  return `${room.translate(language, 'language.draftNotice')} ${room.translate(language, 'language.interpreterShort')}`;
}

function withheldNotice(room: Room, language: Language): string {
  return `${room.translate(language, 'language.englishOnly')} ${room.translate(language, 'language.interpreterShort')}`;
}

/** A curated answer; small talk has no source and no phone line of its own. */
export function answerReply(room: Room, language: Language, id: string, offered: readonly Offered[]): Reply {
  const { entry, withheld, draft } = shownEntry(room, language, id);
  const values = room.knowledge.values;
  const isTopic = entry.kind === 'topic';
  const answer = fill(entry.answer, values);
  const short = fill(entry.short, values);
  const sentence = withheld ? withheldNotice(room, language) : undefined;
  return {
    kind: isTopic ? 'answer' : 'smalltalk',
    language,
    ...(isTopic ? { title: fill(entry.question, values) } : {}),
    ...(sentence === undefined
      ? { text: answer, short }
      : { text: sentence, english: answer, short: `${sentence}\n${short}` }),
    ...(draft ? { notice: draftNotice(room, language) } : {}),
    topic: id,
    ...(CARRIES_SAFETY_LINE.has(id)
      ? { safetyLine: fill(contentOf(room, language).safety.line, values) }
      : {}),
    ...(offered.length === 0 ? {} : { choicesTitle: room.translate(language, 'answer.related') }),
    choices: choicesOf(offered),
    contacts: isTopic ? centerContacts(room, language) : [],
    links: isTopic ? sourceLinks(room, language, id) : [],
  };
}

/** The English of an answer, for the reader of a translation that nobody reviewed. */
export function englishReply(room: Room, id: string): Reply {
  return answerReply(room, 'en', id, []);
}

/** How the interpreting line is reached, in the words of the conversation's language. */
export function interpreterText(room: Room, language: Language): string {
  const spoken = room.knowledge.tongues.spoken[language];
  return language === 'en' || spoken === undefined
    ? room.translate(language, 'contact.interpreterAny')
    : room.translate(language, 'contact.interpreter', { languageInEnglish: spoken.english });
}

export function contactReply(room: Room, language: Language, offered: readonly Offered[]): Reply {
  const { translate, knowledge } = room;
  const lines = [translate(language, 'contact.lead'), translate(language, 'contact.phone')];
  if (knowledge.values['email.center'] !== undefined) lines.push(translate(language, 'contact.email'));
  const text = [
    lines.join('\n'),
    interpreterText(room, language),
    translate(language, 'contact.emergency'),
  ].join('\n\n');
  const interpreter = knowledge.values['phone.interpreter']!;
  const contacts = [
    ...centerContacts(room, language),
    {
      kind: 'call',
      title: translate(language, 'buttons.call', { number: interpreter }),
      to: interpreter,
    } as const,
  ];
  return { kind: 'contact', language, text, choices: choicesOf(offered), contacts, links: [] };
}

/** Says plainly that there is no answer. From the second in a row on, the phone comes first. */
export function noAnswerReply(
  room: Room,
  language: Language,
  inARow: number,
  offered: readonly Offered[],
  titleKey = 'noAnswer.rephrase',
): Reply {
  const say = (key: string) => room.translate(language, key);
  const email = room.knowledge.values['email.center'] === undefined ? [] : [say('noAnswer.email')];
  const lines =
    inARow >= 2
      ? [say('noAnswer.again'), ...email, say('noAnswer.first')]
      : [say('noAnswer.first'), say('noAnswer.firstContact'), ...email];
  const interpreter = language === 'en' ? [] : [interpreterText(room, language)];
  return {
    kind: 'no-answer',
    language,
    text: [...lines, ...interpreter].join('\n\n'),
    short: lines.slice(0, 2).join(' '),
    ...(offered.length === 0 ? {} : { choicesTitle: say(titleKey) }),
    choices: choicesOf(offered),
    contacts: centerContacts(room, language),
    links: [],
  };
}

export function clarifyReply(
  room: Room,
  language: Language,
  offered: readonly Offered[],
  promptKey = 'clarify.prompt',
): Reply {
  return {
    ...NO_EXTRAS,
    kind: 'clarify',
    language,
    text: room.translate(language, promptKey),
    choices: choicesOf(offered),
    contacts: centerContacts(room, language),
  };
}

/** A short word of the bot itself, such as "We can go on in English". */
export function noticeReply(
  language: Language,
  text: string,
  offered: readonly Offered[] = [],
  contacts: readonly Contact[] = [],
): Reply {
  return { ...NO_EXTRAS, kind: 'notice', language, text, choices: choicesOf(offered), contacts };
}

const CALL_FIRST: Readonly<Record<SafetyLevel, readonly string[]>> = {
  emergency: ['phone.emergency'],
  crisis: ['phone.crisis', 'phone.emergency'],
  'urgent-symptoms': ['phone.center', 'phone.emergency'],
  'medical-advice': ['phone.center'],
};

function safetyContacts(room: Room, language: Language, level: SafetyLevel, reply: string): Contact[] {
  const { translate, knowledge } = room;
  const isPoison = reply === 'poison' || reply === 'overdose';
  const phones = [...CALL_FIRST[level], ...(isPoison ? ['phone.poison'] : [])];
  const contacts: Contact[] = phones.map((key) => {
    const to = knowledge.values[key]!;
    return { kind: 'call', title: translate(language, 'buttons.call', { number: to }), to };
  });
  if (level !== 'crisis') return contacts;
  const to = knowledge.values['phone.crisis']!;
  return [...contacts, { kind: 'text', title: translate(language, 'buttons.text', { number: to }), to }];
}

/** The reviewed safety text, number first; beside a draft translation stands the English. */
export function safetyReply(
  room: Room,
  language: Language,
  level: SafetyLevel,
  reply: string,
  offered: readonly Offered[] = [],
): Reply {
  const { values } = room.knowledge;
  const textsOf = (of: Language) => {
    const safety = contentOf(room, of).safety;
    return { review: safety.review, reply: safety.replies[reply] ?? safety.replies[level]! };
  };
  const own = textsOf(language);
  const text =
    values['limit.fever'] !== undefined && own.reply.withLimit ? own.reply.withLimit : own.reply.text;
  const isDraft = language !== 'en' && own.review.date === '';
  return {
    ...NO_EXTRAS,
    kind: 'safety',
    language,
    text: fill(text, values),
    short: fill(own.reply.sms, values),
    ...(isDraft ? { english: fill(textsOf('en').reply.text, values) } : {}),
    ...(offered.length === 0 ? {} : { choicesTitle: room.translate(language, 'answer.related') }),
    choices: choicesOf(offered),
    contacts: safetyContacts(room, language, level, reply),
  };
}
