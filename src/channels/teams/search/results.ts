/** Search results: what Teams lists, and what a chosen one puts into the message. */
import type { Attachment } from 'botbuilder';
import { answerReply, questionOf, safetyReply } from '../../../../dialogs/compose';
import { contentOf, type Room } from '../../../../dialogs/room';
import type { Language, Reply, Triage } from '../../../core/types';
import { SAFETY_LEVELS } from '../../../core/types';
import { cutAtSentence } from '../../cut-at-sentence';
import { type AdaptiveCard, adaptiveCard, cardAttachment, container, paragraphs } from '../cards/elements';
import { replyCard } from '../cards/reply-card';
import type { SearchKind } from './kinds';
import { emailText, smsTexts } from './plain-answer';
import type { Chosen } from './read-search';

const PREVIEW_CONTENT_TYPE = 'application/vnd.microsoft.card.thumbnail';
/** Teams shows two lines of a result. */
const LONGEST_PREVIEW_CHARACTERS = 160;

/** A result as Teams takes it: the preview in the list, and what is inserted. */
export type Result = Attachment & { readonly preview: Attachment };

/** Words of danger are answered before any topic; the id of such a result names the reply. */
const ALARM = /^alarm:([a-z-]+):([a-z-]+)$/;

export function alarmId({ level, reply }: Triage): string {
  return `alarm:${level}:${reply}`;
}

/** The reply behind the id of a result; undefined for an id that is none. */
export function replyFor(room: Room, language: Language, id: string): Reply | undefined {
  const [, name, reply] = ALARM.exec(id) ?? [];
  const level = SAFETY_LEVELS.find((each) => each === name);
  if (level !== undefined && reply !== undefined) return safetyReply(room, language, level, reply);
  return room.knowledge.topics.has(id) ? answerReply(room, language, id, []) : undefined;
}

/** A message may be read where the bot is not: nothing in it asks the bot again. */
function still({ refresh: _asksAgain, ...card }: AdaptiveCard): AdaptiveCard {
  return card;
}

/** Plain words alone, to be copied; each text stands apart. */
function textCard(language: Language, texts: readonly string[]): AdaptiveCard {
  const [first, ...others] = texts.map((text) => paragraphs(text));
  return adaptiveCard({
    language,
    fallbackText: texts.join('\n\n'),
    body: [...(first ?? []), ...others.map((items) => container(items, { separator: true }))],
  });
}

function cardFor(reply: Reply, kind: SearchKind): AdaptiveCard {
  if (kind === 'answer') return still(replyCard(reply));
  return textCard(reply.language, kind === 'sms' ? smsTexts(reply) : [emailText(reply)]);
}

function excerpt(text: string): string {
  const fits = (part: string) => part.length <= LONGEST_PREVIEW_CHARACTERS;
  return cutAtSentence(text.replace(/\s+/g, ' '), fits).head;
}

export function preview(title: string, text: string, tap?: Chosen): Attachment {
  const content = { title, text, ...(tap === undefined ? {} : { tap: { type: 'invoke', value: tap } }) };
  return { contentType: PREVIEW_CONTENT_TYPE, content };
}

/** The title in the list is in the reader's language, the text in the one that is handed on. */
function titleOf(room: Room, reader: Language, { topic, text }: Reply): string {
  const isTopic = topic !== undefined && contentOf(room, 'en').entries.has(topic);
  return isTopic ? questionOf(room, reader, topic) : excerpt(text);
}

/**
 * A result of the list; undefined for an id that is none. The answer's card is inserted as it is. Plain text is made
 * when it is chosen: counting the segments of eight texts would make typing slow.
 */
export function listedResult(room: Room, reader: Language, chosen: Chosen): Result | undefined {
  const reply = replyFor(room, chosen.language, chosen.topic);
  if (reply === undefined) return undefined;
  const tap = chosen.kind === 'answer' ? undefined : chosen;
  const shown = preview(titleOf(room, reader, reply), excerpt(reply.short ?? reply.text), tap);
  return { ...cardAttachment(still(replyCard(reply))), preview: shown };
}

/** What a chosen result puts into the message; undefined for an id that is none. */
export function chosenResult(room: Room, reader: Language, chosen: Chosen): Result | undefined {
  const reply = replyFor(room, chosen.language, chosen.topic);
  if (reply === undefined) return undefined;
  const shown = preview(titleOf(room, reader, reply), excerpt(reply.short ?? reply.text));
  return { ...cardAttachment(cardFor(reply, chosen.kind)), preview: shown };
}
