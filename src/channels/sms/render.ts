/** A reply as one text message: the short answer first, choices by number, never longer than a few segments. */
import type { Reply } from '../../core/types';
import type { Translate } from '../../i18n/strings';
import { cutAtSentence, firstSegment, fitsOneReply, plainCharacters } from './segments';

export interface TextMessage {
  readonly text: string;
  /** What is said on MORE. */
  readonly rest?: string;
}

/** Replies whose choices are the point, and so are never left out. */
const NEEDS_CHOICES: ReadonlySet<Reply['kind']> = new Set(['clarify', 'form', 'notice']);

function numbered(reply: Reply, count: number): string {
  const shown = reply.choices.slice(0, count);
  return plainCharacters(shown.map(({ title }, index) => `${index + 1}. ${title}`).join('\n'));
}

/** Two choices are asked back in any case; more only where they fit beside the words. */
const FEWEST_CHOICES = 2;

function choicesThatFit(reply: Reply, text: string): string {
  if (!NEEDS_CHOICES.has(reply.kind)) return '';
  for (let count = reply.choices.length; count > FEWEST_CHOICES; count -= 1) {
    const choices = numbered(reply, count);
    if (fitsOneReply(join(text, choices))) return choices;
  }
  return numbered(reply, FEWEST_CHOICES);
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** The phone under an answer; other replies have it in their words. */
function phoneLine(reply: Reply): string {
  return reply.kind === 'answer' ? (reply.contacts[0]?.to ?? '') : '';
}

/** Adds a part only if the whole still fits. */
function addIfFits(text: string, part: string): string {
  const longer = join(text, part);
  return part !== '' && fitsOneReply(longer) ? longer : text;
}

/** As much of the English of an alarm as fits, in whole sentences: the first holds the number. */
function addEnglish(text: string, { kind, english }: Reply): string {
  if (english === undefined || kind !== 'safety') return text;
  const { head } = cutAtSentence(plainCharacters(english), (part) => fitsOneReply(join(text, part)));
  return addIfFits(text, head);
}

/** A phone may show the first piece of a text alone: in an alarm it must hold the number. */
function withNumberFirst({ kind, contacts }: Reply, text: string): string {
  const number = kind === 'safety' ? contacts[0]?.to : undefined;
  return number === undefined || firstSegment(text).includes(number) ? text : `${number}. ${text}`;
}

/** "Did this help?" comes with the end of an answer: as its last lines, or in a text of its own. */
export function renderReply(reply: Reply, translate: Translate): readonly TextMessage[] {
  const text = renderText(reply, translate);
  if (reply.feedback === undefined || text.rest !== undefined) return [text];
  const answers = reply.feedback.choices.map(({ title }, index) => `${index + 1}. ${title}`);
  const question = plainCharacters(join(reply.feedback.title, ...answers));
  const both = join(text.text, question);
  return fitsOneReply(both) ? [{ text: both }] : [text, { text: question }];
}

export function renderText(reply: Reply, translate: Translate): TextMessage {
  const t = (key: string) => translate(reply.language, key);
  const full = plainCharacters((reply.kind === 'answer' && reply.english) || reply.text);
  const short = withNumberFirst(reply, plainCharacters(reply.short ?? reply.text));
  const choices = choicesThatFit(reply, short);
  const hasMore = reply.kind === 'answer' && short !== full;
  const hints = join(hasMore ? t('sms.more') : '', reply.notice === undefined ? '' : t('sms.english'));
  const tail = join(choices, phoneLine(reply), plainCharacters(hints));
  if (fitsOneReply(join(short, tail))) {
    const body = addEnglish(join(short, tail), reply);
    const safety = addIfFits(body, plainCharacters(reply.safetyLine ?? ''));
    return { text: safety, ...(hasMore ? { rest: full } : {}) };
  }
  const more = join(choices, phoneLine(reply), plainCharacters(t('sms.moreLeft')));
  const { head, rest } = cutAtSentence(short, (part) => fitsOneReply(join(part, more)));
  return { text: join(head, more), rest: hasMore ? full : rest };
}
