/** Counts each call-back request once it is stored. */
import { LANGUAGES, type Language } from '../core/types';
import type { EventCounter } from '../jobs/event-counter';
import { CALLBACK_STORED } from '../reports/figures';
import type { Storage } from '../storage/storage';

/** `nameOf`: how a request names one of our languages. A call in another language is counted as English. */
export function countingCallbacks(
  storage: Storage,
  counter: Pick<EventCounter, 'add'>,
  nameOf: (language: Language) => string | undefined,
): Storage {
  const create: Storage['callbacks']['create'] = async (request, deliveries, nowMs) => {
    const isNew = await storage.callbacks.create(request, deliveries, nowMs);
    const language = LANGUAGES.find((each) => nameOf(each) === request.language) ?? 'en';
    if (isNew) counter.add({ outcome: CALLBACK_STORED, topic: '', language, channel: request.channel });
    return isNew;
  };
  return { ...storage, callbacks: { ...storage.callbacks, create } };
}
