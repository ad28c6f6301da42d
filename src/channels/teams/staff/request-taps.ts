/** Taps on the cards of call-back requests: one step, then the card as it is now, for everybody who sees it. */
import type { TurnContext } from 'botbuilder';
import type { CallbackChange, CallbackRequest, CallbackStore } from '../../../storage/contract/callback';
import type { AdaptiveCard, CardData } from '../cards/elements';
import { cardMessage } from '../cards/message';
import type { TapResult, TeamsHandler } from '../door';
import { staffName } from './person';
import { requestCard } from './request-card';
import {
  RETRY_VERB,
  type RequestData,
  type RequestStep,
  readRequestData,
  SHOW_VERB,
  STEP_VERBS,
} from './request-data';
import { historyLines } from './request-elements';
import { openRequests, requestsCard } from './requests-card';
import type { StaffParts } from './staff-parts';

type MakeStep = (
  callbacks: CallbackStore,
  ...step: readonly [id: string, who: string, nowMs: number]
) => Promise<CallbackChange | undefined>;

const STEPS: Readonly<Record<RequestStep, MakeStep>> = {
  claim: (callbacks, ...step) => callbacks.claim(...step),
  called: (callbacks, ...step) => callbacks.noteCalled(...step),
  close: (callbacks, ...step) => callbacks.close(...step),
};

async function listCard(parts: StaffParts, language: RequestData['language'], note?: string) {
  const open = await openRequests(parts.callbacks, parts.outbox);
  return requestsCard({ room: parts.room(), language, view: 'list' }, open, note === undefined ? [] : [note]);
}

async function cardOf(parts: StaffParts, data: RequestData, request: CallbackRequest, note?: string) {
  const { language, view } = data;
  if (view === 'list') return listCard(parts, language, note);
  return requestCard({ room: parts.room(), language, view }, request, note);
}

/** The answer to a tap is seen by the one who tapped; the message itself changes for all. */
async function showEverybody({ onError }: StaffParts, context: TurnContext, card: AdaptiveCard) {
  const { replyToId: id } = context.activity;
  if (!id) return;
  await context.updateActivity({ ...cardMessage(card, card.fallbackText), id }).catch(onError);
}

/** Who was faster; undefined when it was the one who taps, once more. */
function tooLateNote(parts: StaffParts, data: RequestData, request: CallbackRequest, who: string) {
  if (request.history.at(-1)?.who === who) return undefined;
  const { language, view } = data;
  const drawing = { room: parts.room(), language, view };
  return [
    drawing.room.translate(language, 'staff.requests.tooLate'),
    historyLines(drawing, request).at(-1),
  ].join(' ');
}

async function takeStep(
  parts: StaffParts,
  step: RequestStep,
  context: TurnContext,
  tapped: CardData,
): Promise<TapResult> {
  const data = readRequestData(tapped);
  const who = staffName(context.activity);
  const change = await STEPS[step](parts.callbacks, data.id, who, parts.nowMs());
  if (change === undefined) return parts.room().translate(data.language, 'staff.requests.gone');
  const { changed, request } = change;
  if (!changed) return cardOf(parts, data, request, tooLateNote(parts, data, request, who));
  const card = await cardOf(parts, data, request);
  await showEverybody(parts, context, card);
  return card;
}

async function show(parts: StaffParts, tapped: CardData): Promise<TapResult> {
  const data = readRequestData(tapped);
  if (data.view === 'list') return listCard(parts, data.language);
  const request = await parts.callbacks.find(data.id);
  if (request === undefined) return parts.room().translate(data.language, 'staff.requests.gone');
  return cardOf(parts, data, request);
}

async function retry(parts: StaffParts, context: TurnContext, tapped: CardData): Promise<TapResult> {
  const { id, language } = readRequestData(tapped);
  if (await parts.outbox.revive(id, parts.nowMs())) parts.nudge();
  const card = await listCard(parts, language);
  await showEverybody(parts, context, card);
  return card;
}

export function requestVerbs(parts: StaffParts): NonNullable<TeamsHandler['verbs']> {
  return {
    [STEP_VERBS.claim]: (context, data) => takeStep(parts, 'claim', context, data),
    [STEP_VERBS.called]: (context, data) => takeStep(parts, 'called', context, data),
    [STEP_VERBS.close]: (context, data) => takeStep(parts, 'close', context, data),
    [SHOW_VERB]: (_context, data) => show(parts, data),
    [RETRY_VERB]: (context, data) => retry(parts, context, data),
  };
}
