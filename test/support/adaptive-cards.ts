/** Reads a card with the library that Teams draws cards with, and says what is wrong with it. */
import type * as Library from 'adaptivecards';

// The package names a file for bundlers as its entrance; this one Node can read.
const { AdaptiveCard, CardElement, SerializationContext, Versions } =
  require('adaptivecards/dist/adaptivecards.js') as typeof Library;

/** What the library reads without writing it again: an empty list, what stands in for an action, what is of Teams. */
const NOT_WRITTEN = /\.(?:fallback|msteams|userIds)$/;

function lost(given: unknown, read: unknown, path: string): string[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const place = `${path}.${key}`;
    const found = (read as Record<string, unknown> | undefined)?.[key];
    if (NOT_WRITTEN.test(place) || key === 'data') return [];
    return found === undefined ? [`${place} is not known`] : lost(value, found, place);
  });
}

/** Empty is good. */
export function cardProblems(payload: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  // The library's pattern remembers where it last matched, and would refuse every second card.
  CardElement.langProperty.regEx!.lastIndex = 0;
  card.parse(payload, context);
  const parsed = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const events = [...parsed, ...card.validateProperties().validationEvents];
  return [...events.map(({ message }) => message), ...lost(payload, card.toJSON(), 'card')];
}
