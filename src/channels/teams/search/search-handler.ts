/** The search from the compose box, and links that are pasted there. */

import type { InvokeResponse, TurnContext } from 'botbuilder';
import type { Room } from '../../../../dialogs/room';
import { LANGUAGES, type Language } from '../../../core/types';
import { CARD_CONTENT_TYPE } from '../cards/elements';
import type { TeamsHandler } from '../door';
import { languageNamed, takeWish } from '../named-language';
import { staffKey } from '../staff/person';
import { languageIn } from '../words';
import { findTopics } from './find-topics';
import { mostUsed } from './most-used';
import { readChosen, readLink, readSearch, type Search } from './read-search';
import { alarmId, chosenResult, listedResult, type Result } from './results';
import type { SearchParts } from './search-parts';
import { unfurl } from './unfurl';

const BAD_REQUEST: InvokeResponse = { status: 400, body: { error: { code: 'BadRequest' } } };

function listed(results: readonly Result[]): InvokeResponse {
  const composeExtension = { type: 'result', attachmentLayout: 'list', attachments: results };
  return { status: 200, body: { composeExtension } };
}

function said(text: string): InvokeResponse {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}

/** The language of the words; English where they do not tell, since staff mostly search in it. */
function heardIn(room: Room, text: string): Language {
  const heard = text === '' ? undefined : room.hear(text, 'en');
  if (!heard?.sure) return 'en';
  return LANGUAGES.find((each) => each === heard.language && room.knowledge.languages.has(each)) ?? 'en';
}

/** What staff chose for good; English before. */
async function usualLanguage({ preferences, keyedHash }: SearchParts, { activity }: TurnContext) {
  return (await preferences.language(staffKey(activity, keyedHash))) ?? 'en';
}

interface Asked {
  readonly words: string;
  /** Of the words. */
  readonly heard: Language;
  /** Of the answer. */
  readonly language: Language;
}

/** The family's language: named in the search, else that of their words, else what staff chose. */
async function askedIn(parts: SearchParts, context: TurnContext, { text, named }: Search): Promise<Asked> {
  const room = parts.room();
  const { words, language: wished } = takeWish(room.knowledge, text);
  const heard = heardIn(room, words);
  const chosen = (named === undefined ? undefined : languageNamed(room.knowledge, named)) ?? wished;
  const own = heard === 'en' ? undefined : heard;
  return { words, heard, language: chosen ?? own ?? (await usualLanguage(parts, context)) };
}

/** Words of danger first, as everywhere; then the topics. */
async function idsFor(
  { room: roomNow, events, nowMs }: SearchParts,
  { words, heard }: Asked,
): Promise<readonly string[]> {
  const room = roomNow();
  if (words === '') return mostUsed(room, events, nowMs());
  const triage = room.triage(words, heard);
  const alarm = triage.level === 'none' ? [] : [alarmId(triage)];
  return [...alarm, ...findTopics(room, words, heard)];
}

async function query(parts: SearchParts, context: TurnContext): Promise<InvokeResponse> {
  const search = readSearch(context.activity.value);
  if (search === undefined) return BAD_REQUEST;
  const room = parts.room();
  const reader = languageIn(context.activity);
  const asked = await askedIn(parts, context, search);
  const ids = await idsFor(parts, asked);
  const results = ids.flatMap(
    (topic) => listedResult(room, reader, { kind: search.kind, language: asked.language, topic }) ?? [],
  );
  return results.length === 0 ? said(room.translate(reader, 'staff.search.none')) : listed(results);
}

async function selectItem({ room }: SearchParts, context: TurnContext): Promise<InvokeResponse> {
  const chosen = readChosen(context.activity.value);
  const result = chosen && chosenResult(room(), languageIn(context.activity), chosen);
  return result === undefined ? BAD_REQUEST : listed([result]);
}

async function queryLink(parts: SearchParts, context: TurnContext): Promise<InvokeResponse> {
  const link = readLink(context.activity.value);
  if (link === undefined) return BAD_REQUEST;
  const language = await usualLanguage(parts, context);
  const result = unfurl(parts.room(), languageIn(context.activity), language, link);
  return listed(result === undefined ? [] : [result]);
}

/** A card that was put into a message to the bot itself, without a word beside it: nobody asks anything. */
function isCardAlone({ activity }: TurnContext, text: string): boolean {
  const cards = (activity.attachments ?? []).filter(({ contentType }) => contentType === CARD_CONTENT_TYPE);
  return cards.length > 0 && text.replace(/<[^>]*>/g, '').trim() === '';
}

export function createSearchHandler(parts: SearchParts): TeamsHandler {
  return {
    onText: async (context, text) => isCardAlone(context, text),
    invokes: {
      'composeExtension/query': (context) => query(parts, context),
      'composeExtension/selectItem': (context) => selectItem(parts, context),
      'composeExtension/queryLink': (context) => queryLink(parts, context),
    },
  };
}
