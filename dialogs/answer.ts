/** Answers one message: a curated answer, choices, a way to reach people, or a plain "I do not know". */

import type { Language, Match } from '../src/core/types';
import { leavesNumber } from './callback/leaves-number';
import { CALLBACK } from './callback/state';
import { CLARIFY } from './clarify';
import {
  answerReply,
  clarifyReply,
  contactReply,
  englishReply,
  noAnswerReply,
  noticeReply,
  offerTopics,
} from './compose';
import { deleteData } from './delete-data';
import { feedbackFor, MOST_CHOICES, takeNextTopics } from './feedback';
import { findAnswer, findParts, isDetail } from './find';
import { followupOf } from './followup';
import { Dialog, type DialogContext, type DialogTurnResult } from './framework';
import type { Offered } from './memory';
import { contentOf, type Room } from './room';
import { scopeOf, type TurnScope } from './scope';

export const ANSWER = 'answer';

/** More than three related questions push the phone off a small screen. */
const MOST_RELATED = 3;
/** Below this probability the next likeliest topics stand first among the related ones, for whoever meant them. */
const SURE = 0.9;
const MOST_NEXT = 2;
const UNANSWERED_BEFORE_CALLBACK = 2;
/** Ids of entries that mean: let me reach a person. */
const CONTACT_IDS: ReadonlySet<string> = new Set(['contact', 'request-callback']);

export class AnswerDialog extends Dialog {
  constructor() {
    super(ANSWER);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const { room, memory, text, heard } = scope;
    const followup = followupOf(room, memory.lastTopic, text, heard);
    if (followup === undefined) return (await answerFresh(dc, scope)) ?? dc.endDialog();
    scope.question = 'asked';
    const others = room
      .matcher(heard)
      .query(text)
      .filter(({ id }) => id !== followup.topic);
    if (followup.topic === undefined) noAnswer(scope, 0);
    else answerTopics(scope, [{ id: followup.topic, score: 1 }], topicsOf(scope, others));
    return dc.endDialog();
  }
}

/** A topic less probable than this was hardly meant: what is related to the answer is a better guess. */
const HARDLY_MEANT = 0.01;

function topicsOf({ room }: TurnScope, matches: readonly Match[]): string[] {
  return matches
    .filter(({ id, score }) => score >= HARDLY_MEANT && room.knowledge.topics.has(id))
    .map(({ id }) => id)
    .slice(0, MOST_CHOICES);
}

async function answerFresh(dc: DialogContext, scope: TurnScope): Promise<DialogTurnResult | undefined> {
  const { room, text, heard } = scope;
  const decision = findAnswer(room, text, heard);
  const parts = isDetail(decision) ? [] : findParts(room, text, heard);
  const isTopic = decision.kind === 'answer' && room.knowledge.topics.has(decision.match.id);
  if (parts.length === 0 && (!isTopic || decision.match.id === 'contact') && leavesNumber(scope))
    return dc.beginDialog(CALLBACK);
  scope.question = decision.kind === 'no-answer' && parts.length === 0 ? 'missed' : 'asked';
  if (parts.length > 1 || (parts.length === 1 && decision.kind !== 'answer')) {
    answerTopics(scope, parts);
    return undefined;
  }
  switch (decision.kind) {
    case 'answer':
      if (decision.match.id === 'request-callback' && room.callbacks) return dc.beginDialog(CALLBACK);
      answerTopics(scope, [decision.match], topicsOf(scope, decision.others));
      return undefined;
    case 'clarify':
      return dc.beginDialog(CLARIFY, {
        topics: decision.matches.map(({ id }) => id),
        confidence: decision.matches[0]!.score,
      });
    case 'no-answer':
      noAnswer(scope, decision.nearest[0]?.score ?? 0, decision.about);
      return undefined;
  }
}

/** Says the answers of one or two entries, in order. `nextBest`: what else may have been meant, best first. */
export function answerTopics(
  scope: TurnScope,
  found: readonly { readonly id: string; readonly score: number }[],
  nextBest: readonly string[] = [],
): void {
  const [first, second] = found;
  if (first === undefined) return;
  const entry = contentOf(scope.room, 'en').entries.get(first.id);
  if (first.id === 'delete-data') return deleteData(scope);
  if (first.id === 'not-what-i-asked') return notWhatIAsked(scope);
  if (CONTACT_IDS.has(first.id)) return contact(scope, first.score);
  if (entry?.kind === 'smalltalk') return smallTalk(scope, first.id, first.score);
  scope.memory.unanswered = 0;
  scope.memory.lastTopic = (second ?? first).id;
  if (nextBest.length > 0) scope.memory.nextBest = [...nextBest];
  else delete scope.memory.nextBest;
  const last = second ?? first;
  const next = last.score < SURE ? nextBest.slice(0, MOST_NEXT) : [];
  for (const { id } of found) {
    const isLast = id === last.id;
    const reply = answerReply(
      scope.room,
      scope.language,
      id,
      isLast ? scope.offer(relatedTo(scope.room, scope.language, id, next)) : [],
    );
    scope.say(isLast && scope.message.channel !== 'sms' ? { ...reply, ...feedbackFor(scope) } : reply);
  }
  scope.decide(
    'answer',
    found.map(({ id }) => id),
    Math.min(...found.map(({ score }) => score)),
  );
}

/** What may be asked after an answer, and its English where the translation is a draft. */
export function relatedTo(
  room: Room,
  language: Language,
  id: string,
  next: readonly string[] = [],
): readonly Offered[] {
  const entry = contentOf(room, 'en').entries.get(id)!;
  const worthAsking = [...new Set([...next, ...entry.related])].slice(0, MOST_RELATED);
  const related = offerTopics(room, language, worthAsking);
  const isDraft =
    room.drafts === 'show-drafts-with-notice' &&
    language !== 'en' &&
    contentOf(room, language).entries.get(id)?.state !== 'reviewed';
  const english: Offered[] = isDraft
    ? [{ title: room.translate(language, 'language.showEnglish'), action: { command: 'english', topic: id } }]
    : [];
  return [...related, ...english];
}

function smallTalk(scope: TurnScope, id: string, score: number): void {
  scope.question = undefined;
  scope.say(answerReply(scope.room, scope.language, id, scope.offer([])));
  scope.decide('smalltalk', [], score);
}

/** A call back as a choice, where the center takes such requests. */
export function callbackOffer({ callbacks, translate }: Room, language: Language): readonly Offered[] {
  return callbacks ? [{ title: translate(language, 'callback.offer'), action: { command: 'callback' } }] : [];
}

/** The way to people: phone, email where known, interpreting line. */
export function contact(scope: TurnScope, score = 1): void {
  scope.question = undefined;
  scope.memory.unanswered = 0;
  scope.say(contactReply(scope.room, scope.language, scope.offer(callbackOffer(scope.room, scope.language))));
  scope.decide('contact', ['contact'], score);
}

/** None of the choices that the bot had for the question before. */
export function noneOfThese(scope: TurnScope): void {
  scope.question = 'missed-before';
  noAnswer(scope, 0);
}

/** `about`: the topic to offer, though it does not tell what was asked. */
function noAnswer(scope: TurnScope, score: number, about?: string): void {
  const { room, language, memory } = scope;
  memory.unanswered += 1;
  const topic = about === undefined ? [] : offerTopics(room, language, [about]);
  const callback = memory.unanswered >= UNANSWERED_BEFORE_CALLBACK ? callbackOffer(room, language) : [];
  const titleKey = topic.length > 0 ? 'answer.related' : 'noAnswer.rephrase';
  scope.say(noAnswerReply(room, language, memory.unanswered, scope.offer([...topic, ...callback]), titleKey));
  scope.decide('no-answer', [], 1 - score);
}

/** "That is not what I asked": the next best topics, then the phone. */
export function notWhatIAsked(scope: TurnScope): void {
  const { room, language } = scope;
  scope.question = 'missed-before';
  const next = takeNextTopics(scope);
  if (next.length === 0) {
    scope.say({ ...noticeReply(language, scope.t('notAsked.none'), scope.offer([])), kind: 'no-answer' });
    scope.decide('no-answer');
    return;
  }
  const offered = scope.offer(offerTopics(room, language, next));
  scope.say(clarifyReply(room, language, offered, 'notAsked.offer'));
  scope.decide('clarify', next);
}

/** The English of the answer just given, or of the one whose button was tapped. */
export function showEnglish(scope: TurnScope, id = scope.memory.lastTopic): void {
  if (id === undefined) return contact(scope);
  scope.say(englishReply(scope.room, id));
  scope.decide('answer', [id]);
}
