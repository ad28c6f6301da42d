/** What the person says to the form: a command, a choice by its number, or words. */
import { isPhrase } from '../../src/core/phrase';
import { findAnswer } from '../find';
import { contentOf } from '../room';
import type { TurnScope } from '../scope';
import type { Field } from './form';

/** From this certainty on, words given to the form are taken for a question of their own. */
const SURELY_A_QUESTION = 0.85;
const SHORTEST_QUESTION_WORDS = 3;
const QUESTION_MARK = /[?？؟]\s*$/;
const PLACE = /^\s*([1-9])[.)]?\s*$/;

/** The message; a number stands for the choice of that place. */
export function said(scope: TurnScope): string {
  const place = PLACE.exec(scope.text.normalize('NFKC'))?.[1];
  return (place && scope.memory.offered[Number(place) - 1]?.title) || scope.text;
}

export type FormCommand = 'yes' | 'no' | 'skip' | 'cancel' | 'change' | 'back';

/** A command in the person's language or English, or the button with that title. */
export function says(scope: TurnScope, command: FormCommand, ...buttons: readonly string[]): boolean {
  const text = said(scope);
  const languages = [scope.heard, scope.language, 'en' as const];
  return (
    isPhrase(text, buttons) ||
    languages.some((language) => isPhrase(text, contentOf(scope.room, language).commands[command]))
  );
}

/**
 * Whether this is a question of its own and no value. What a call is about may be a question too: there it must be
 * one that has an answer.
 */
export function isQuestion(scope: TurnScope, field: Field): boolean {
  if (said(scope) !== scope.text) return false;
  const isMarked = QUESTION_MARK.test(scope.text);
  if (isMarked && field !== 'topic') return true;
  if (!isMarked && (field === 'topic' || scope.text.split(/\s+/).length < SHORTEST_QUESTION_WORDS))
    return false;
  const decision = findAnswer(scope.room, scope.text, scope.heard);
  return decision.kind === 'answer' && decision.match.score >= SURELY_A_QUESTION;
}
