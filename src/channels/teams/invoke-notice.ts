/** Words of the bot as the answer to an invoke, in the form that an invoke of this name asks for. */
import type { InvokeResponse } from 'botbuilder';
import { StatusCodes } from 'botbuilder';
import type { Reply } from '../../core/types';
import { answerTap, TAP } from './taps';

/** Not among the framework's codes. */
const FORBIDDEN = 403;

export function invokeNotice(name: string, { text }: Reply): InvokeResponse {
  if (name === TAP) return answerTap(text);
  if (name.startsWith('composeExtension/'))
    return { status: StatusCodes.OK, body: { composeExtension: { type: 'message', text } } };
  if (name.startsWith('task/'))
    return { status: StatusCodes.OK, body: { task: { type: 'message', value: text } } };
  return { status: FORBIDDEN };
}
