/** One turn while it is being decided: what came in, what is remembered, what will be said. */
import type { TurnContext } from 'botbuilder-core';
import type { Language, Message, Outcome, Reply, Turn } from '../src/core/types';
import type { Memory, Offered } from './memory';
import type { Room } from './room';

/** Longer messages are read up to here, and the person is told: a page of text holds no more than one question. */
export const LONGEST_MESSAGE_CHARACTERS = 2_000;

/**
 * `asked`: this message is a question that the bot had something for. `missed`: it is one that has no answer.
 * `missed-before`: the person said that what the bot had for the question before was not it.
 */
export type QuestionFate = 'asked' | 'missed' | 'missed-before';

const SCOPE = Symbol('turn scope');

export interface ScopeParts {
  readonly room: Room;
  readonly memory: Memory;
  readonly message: Message;
  /** The language that the bot speaks in this turn. */
  readonly language: Language;
  /** The language of the person's words, where it is one of ours. */
  readonly heard: Language;
  /** The conversation's key in every store: without personal data. */
  readonly conversationKey: string;
  /** When the turn began. */
  readonly nowMs: number;
}

export class TurnScope {
  private readonly replies: Reply[] = [];
  private outcome: Outcome = 'no-answer';
  private topics: readonly string[] = [];
  private confidence = 1;
  /** The person asked that this conversation be deleted. */
  forget = false;
  /** Whether the answer before this turn helped, when the person said so. */
  feedback: { readonly topic: string; readonly helped: boolean } | undefined;

  /** What became of a question, for the staff who write answers; undefined when there was none. */
  question: QuestionFate | undefined;

  readonly room: Room;
  readonly memory: Memory;
  readonly message: Message;
  language: Language;
  heard: Language;
  readonly conversationKey: string;
  readonly nowMs: number;

  constructor(parts: ScopeParts) {
    this.room = parts.room;
    this.memory = parts.memory;
    this.message = parts.message;
    this.language = parts.language;
    this.heard = parts.heard;
    this.conversationKey = parts.conversationKey;
    this.nowMs = parts.nowMs;
  }

  /** What the person wrote, cut to what is read; triage reads the whole message. */
  get text(): string {
    return this.message.text.slice(0, LONGEST_MESSAGE_CHARACTERS);
  }

  get isCut(): boolean {
    return this.message.text.length > LONGEST_MESSAGE_CHARACTERS;
  }

  t(key: string, values?: Readonly<Record<string, string | number>>): string {
    return this.room.translate(this.language, key, values);
  }

  say(reply: Reply): void {
    this.replies.push(reply);
  }

  /** Says a reply first, before what was said so far. */
  sayFirst(reply: Reply): void {
    this.replies.unshift(reply);
  }

  /** Makes this the newest list of choices. */
  offer(offered: readonly Offered[]): readonly Offered[] {
    this.memory.offered = [...offered];
    return offered;
  }

  decide(outcome: Outcome, topics: readonly string[] = [], confidence = 1): void {
    this.outcome = outcome;
    this.topics = topics;
    this.confidence = confidence;
  }

  get turn(): Turn {
    const { outcome, topics, confidence, language, replies } = this;
    return { outcome, topics, confidence, language, replies: [...replies] };
  }
}

export function keepScope(context: TurnContext, scope: TurnScope): void {
  context.turnState.set(SCOPE, scope);
}

export function scopeOf(context: TurnContext): TurnScope {
  const scope: TurnScope | undefined = context.turnState.get(SCOPE);
  if (scope === undefined) throw new Error('a dialog ran outside of a turn');
  return scope;
}
