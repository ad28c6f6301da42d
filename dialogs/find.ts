/** Finds what a text asks for: one question, or two in one message, in its language or in English. */
import { type Decision, decide } from '../src/core/answer';
import { fold, words } from '../src/core/text';
import type { Language, Match } from '../src/core/types';
import { contentOf, type Room } from './room';
import { asksUnsaid } from './unsaid';

/** A question beside another one, or beside an alarm, must be this clear. */
const SURE_OF_EACH = 0.8;
const MOST_QUESTIONS = 2;
/** A part with fewer letters is no question of its own. */
const SHORTEST_PART = 12;
const PART_ENDS = /(?<=[?？؟።!！。])\s*|\n+|(?<=\.)\s+/u;

/** The parts of a message that end like sentences. */
export function partsOf(text: string): string[] {
  return text.split(PART_ENDS).filter((part) => part.trim() !== '');
}

/** The topics that a decision would answer with or offer. */
function meantBy(decision: Decision): readonly Match[] {
  if (decision.kind === 'answer') return [decision.match];
  return decision.kind === 'clarify' ? decision.matches : [];
}

function decideIn(room: Room, text: string, language: Language): Decision {
  const decision = decide(
    room.matcher(language).query(text),
    room.thresholds(language),
    words(fold(text)).length,
    (id) => id === 'contact' || !isTopic(room, id),
    (id) => isTopic(room, id),
  );
  const meant = meantBy(decision);
  const isUnsaid =
    meant.length > 0 && meant.every(({ id }) => isTopic(room, id) && asksUnsaid(room, text, language, id));
  return isUnsaid ? { kind: 'no-answer', nearest: meant, about: meant[0]!.id } : decision;
}

/** Whether a question asks for a detail that the page does not tell. */
export function isDetail(decision: Decision): boolean {
  return decision.kind === 'no-answer' && decision.about !== undefined;
}

/** Decides in the language of the words; an English question under another language is understood too. */
export function findAnswer(room: Room, text: string, heard: Language): Decision {
  const own = decideIn(room, text, heard);
  if (own.kind === 'answer' || isDetail(own) || heard === 'en') return own;
  const english = decideIn(room, text, 'en');
  const helps = english.kind === 'answer' && !asksUnsaid(room, text, heard, english.match.id);
  return helps ? english : own;
}

function isTopic(room: Room, id: string): boolean {
  return contentOf(room, 'en').entries.get(id)?.kind === 'topic';
}

/** The topic that a whole message clearly asks for, whatever else is in it. */
export function clearTopic(room: Room, text: string, heard: Language): string | undefined {
  const decision = findAnswer(room, text, heard);
  const isClear =
    decision.kind === 'answer' && decision.match.score >= SURE_OF_EACH && isTopic(room, decision.match.id);
  return isClear ? decision.match.id : undefined;
}

/**
 * The two topics of a message that asks two clear questions, in order; one for a question among small talk.
 * Empty when the message is one piece.
 */
export function findParts(
  room: Room,
  text: string,
  heard: Language,
): readonly { id: string; score: number }[] {
  const parts = partsOf(text).filter((part) => part.trim().length >= SHORTEST_PART);
  if (parts.length < MOST_QUESTIONS) return [];
  const found = new Map<string, number>();
  for (const part of parts) {
    const decision = findAnswer(room, part, heard);
    const isClear =
      decision.kind === 'answer' && decision.match.score >= SURE_OF_EACH && isTopic(room, decision.match.id);
    if (isClear)
      found.set(decision.match.id, Math.max(decision.match.score, found.get(decision.match.id) ?? 0));
  }
  const asked = [...found].slice(0, MOST_QUESTIONS).map(([id, score]) => ({ id, score }));
  const isDetailOfOne = asked.length === 1 && asksUnsaid(room, text, heard, asked[0]!.id);
  return isDetailOfOne ? [] : asked;
}
