/** A call-back request as elements of a card: what the person sent, who took it, and what can be done next. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import type { CallbackRequest, CallbackState, CallbackStep } from '../../../storage/contract/callback';
import { type CardAction, type CardElement, container, execute, line, openUrl } from '../cards/elements';
import { momentText } from './moment';
import { type RequestStep, type RequestView, stepData } from './request-data';

export interface Drawing {
  readonly room: Room;
  /** Of the staff who read it. */
  readonly language: Language;
  readonly view: RequestView;
}

/** What can be done with a request in each state, the next step first. */
const STEPS: Readonly<Record<CallbackState, readonly RequestStep[]>> = {
  new: ['claim', 'called', 'close'],
  claimed: ['called', 'close'],
  called: ['called', 'close'],
  closed: [],
};
const STEP_TITLES: Readonly<Record<RequestStep, string>> = {
  claim: 'staff.requests.claim',
  called: 'staff.requests.noteCalled',
  close: 'staff.requests.close',
};
/** A number that a phone can dial as it stands; one with words in it is read by people alone. */
const DIALLED = /^\+?[\d\s().-]{7,}$/;

/** The language's English name; what the person wrote where nobody knows it. */
function languageText({ knowledge: { tongues } }: Room, tagOrWord: string): string {
  const known = Object.entries({ ...tongues.lacking, ...tongues.spoken });
  const found = known.find(([tag, { own }]) => tag === tagOrWord || own === tagOrWord);
  return found?.[1].english ?? tagOrWord;
}

/** What the person sent; what was skipped is left out. */
export function requestLines({ room, language }: Drawing, request: CallbackRequest): string[] {
  const said: readonly (readonly [key: string, value: string])[] = [
    ['callback.name', request.name],
    ['callback.phone', request.phone],
    ['callback.time', request.bestTime],
    ['callback.callLanguage', languageText(room, request.language)],
    ['callback.topic', request.topic],
  ];
  const asked = room.translate(language, 'staff.requests.asked', {
    when: momentText(room, language, request.createdMs),
    channel: room.translate(language, `staff.channel.${request.channel}`),
  });
  const given = said.filter(([, value]) => value !== '');
  return [...given.map(([key, value]) => room.translate(language, key, { value })), asked];
}

function stepLine({ room, language }: Drawing, { state, who, atMs }: CallbackStep): string {
  return room.translate(language, `staff.requests.${state}`, { who, when: momentText(room, language, atMs) });
}

export function historyLines(drawing: Drawing, { history }: CallbackRequest): string[] {
  if (history.length === 0) return [drawing.room.translate(drawing.language, 'staff.requests.new')];
  return history.map((step) => stepLine(drawing, step));
}

export function requestElements(drawing: Drawing, request: CallbackRequest): CardElement[] {
  const { room, language } = drawing;
  const need = room.translate(language, 'callback.interpreter');
  return [
    ...(request.interpreter ? [container([line(need, { weight: 'bolder' })], { style: 'warning' })] : []),
    ...requestLines(drawing, request).map((text) => line(text, { spacing: 'small' })),
    ...historyLines(drawing, request).map((text) => line(text, { isSubtle: true, spacing: 'small' })),
  ];
}

export function requestActions({ room, language, view }: Drawing, request: CallbackRequest): CardAction[] {
  const { id, phone, state } = request;
  const steps = STEPS[state].map((step) =>
    execute(room.translate(language, STEP_TITLES[step]), stepData(step, { id, language, view })),
  );
  if (state === 'closed' || !DIALLED.test(phone)) return steps;
  const call = openUrl(
    room.translate(language, 'buttons.call', { number: phone }),
    `tel:${phone.replace(/[^\d+]/g, '')}`,
  );
  return [...steps, call];
}
