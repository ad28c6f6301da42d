/** The card of one call-back request: what a Teams conversation is told, and what stands there after each step. */
import type { CallbackRequest } from '../../../storage/contract/callback';
import { type AdaptiveCard, actionSet, adaptiveCard, container, heading, line } from '../cards/elements';
import { showData } from './request-data';
import {
  type Drawing,
  historyLines,
  requestActions,
  requestElements,
  requestLines,
} from './request-elements';

/** `note`: a word on top, such as that somebody else was faster. */
export function requestCard(drawing: Drawing, request: CallbackRequest, note?: string): AdaptiveCard {
  const { room, language } = drawing;
  const title = room.translate(language, 'staff.requests.card');
  const words = [title, ...requestLines(drawing, request), ...historyLines(drawing, request)];
  const actions = requestActions(drawing, request);
  return adaptiveCard({
    language,
    fallbackText: words.join('\n'),
    body: [
      ...(note === undefined ? [] : [container([line(note)], { style: 'attention' })]),
      heading(title),
      ...requestElements(drawing, request),
      ...(actions.length === 0 ? [] : [actionSet(actions)]),
    ],
    refresh: showData({ id: request.id, language, view: 'one' }),
  });
}
