/** Cards as messages, each within what Teams takes. */
import type { Activity } from 'botbuilder';
import type { Reply } from '../../../core/types';
import { cutAtSentence } from '../../cut-at-sentence';
import { type AdaptiveCard, CARD_CONTENT_TYPE, cardAttachment } from './elements';
import { replyCard } from './reply-card';

/**
 * Teams answers 413 to a message above its limit, counted as UTF-16: 40 KB for long, 100 KB of late. The smaller one
 * holds everywhere; a tenth is left for the address that the framework adds.
 */
const MOST_CHARACTERS = (40 * 1_024 * 0.9) / 2;
/** What a notification shows. */
const LONGEST_SUMMARY_CHARACTERS = 200;

/** One line; as many whole sentences as a notification has room for. */
function summaryOf(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return cutAtSentence(line, (part) => part.length <= LONGEST_SUMMARY_CHARACTERS).head;
}

/** A card without text beside it: Teams would make two messages of them. `words` are what a notification shows. */
export function cardMessage(card: AdaptiveCard, words: string): Partial<Activity> {
  return {
    type: 'message',
    summary: summaryOf(words),
    attachments: [cardAttachment(card)],
  };
}

/** The card of a message that was made here. */
export function cardIn({ attachments }: Partial<Activity>): AdaptiveCard | undefined {
  return attachments?.find(({ contentType }) => contentType === CARD_CONTENT_TYPE)?.content;
}

function draw(reply: Reply): Partial<Activity> {
  return { ...cardMessage(replyCard(reply), reply.title ?? reply.text), locale: reply.language };
}

function fits(reply: Reply): boolean {
  return JSON.stringify(draw(reply)).length <= MOST_CHARACTERS;
}

/** The words alone; what can be tapped stands under the last piece. */
function pieceOf({ kind, language, title }: Reply, text: string): Reply {
  const bare = {
    language,
    text,
    choices: [],
    contacts: [],
    links: [],
    ...(title === undefined ? {} : { title }),
  };
  return { kind: kind === 'safety' ? kind : 'notice', ...bare };
}

function inPieces(reply: Reply): Reply[] {
  const pieces: Reply[] = [];
  let last = reply;
  while (!fits(last)) {
    const { head, rest } = cutAtSentence(last.text, (part) => fits(pieceOf(last, part)));
    if (rest === '') break;
    pieces.push(pieceOf(last, head));
    const { title: _said, ...others } = last;
    last = { ...others, text: rest };
  }
  return [...pieces, last];
}

export function replyMessages(reply: Reply): Partial<Activity>[] {
  return inPieces(reply).map(draw);
}
