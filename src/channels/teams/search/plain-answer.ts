/** An answer as plain text that staff copy into a text message or an e-mail of their own. */
import type { Reply } from '../../../core/types';
import { cutAtSentence, fitsOneReply, plainCharacters } from '../../sms/segments';

function joined(parts: readonly (string | undefined)[], between: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(between);
}

/**
 * The short answer, the phone, the words about symptoms and, for an unreviewed translation, the notice: one text
 * message, or more where the segments of one do not hold it. Cut between sentences.
 */
export function smsTexts({ text, short, english, notice, safetyLine, contacts }: Reply): readonly string[] {
  const texts: string[] = [];
  let rest = plainCharacters(joined([short ?? text, contacts[0]?.to, safetyLine, notice, english], '\n'));
  while (rest !== '') {
    const cut = cutAtSentence(rest, fitsOneReply);
    texts.push(cut.head);
    rest = cut.rest;
  }
  return texts;
}

/** The question, the whole answer with its notices, the phone and the source. */
export function emailText({ title, text, english, safetyLine, notice, contacts, links }: Reply): string {
  const ways = contacts.map(({ title: how, to }) => (how.includes(to) ? how : `${how}: ${to}`));
  const sources = links.map(({ title: what, url }) => `${what}: ${url}`);
  return joined([title, text, english, safetyLine, notice, ways.join('\n'), sources.join('\n')], '\n\n');
}
