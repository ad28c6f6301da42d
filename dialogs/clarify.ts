/** Asks back when two or more topics fit. Anything that is not one of the choices is a fresh question. */

import { noneOfThese } from './answer';
import { refusesAll } from './choose';
import { clarifyReply, offerTopics } from './compose';
import { Dialog, type DialogContext, type DialogTurnResult } from './framework';
import { contentOf } from './room';
import { scopeOf } from './scope';

export const CLARIFY = 'clarify';

export interface ClarifyOptions {
  readonly topics: readonly string[];
  /** Of the best one, 0 to 1. */
  readonly confidence: number;
}

/** How a dialog ends when the message was not for it. */
export const NOT_FOR_ME = { notForMe: true } as const;

export class ClarifyDialog extends Dialog<ClarifyOptions> {
  constructor() {
    super(CLARIFY);
  }

  override async beginDialog(dc: DialogContext, options?: ClarifyOptions): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const topics = options?.topics ?? [];
    const offered = scope.offer([
      ...offerTopics(scope.room, scope.language, topics),
      { title: scope.t('clarify.none'), action: { command: 'none' } },
    ]);
    scope.say(clarifyReply(scope.room, scope.language, offered));
    scope.decide('clarify', topics, options?.confidence ?? 0);
    return Dialog.EndOfTurn;
  }

  /** A choice was picked up before this runs; here it is either a refusal or something new. */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    if (!refusesAll(scope.text, contentOf(scope.room, scope.heard).commands)) return dc.endDialog(NOT_FOR_ME);
    noneOfThese(scope);
    return dc.endDialog();
  }
}
