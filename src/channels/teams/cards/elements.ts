/**
 * Builds Adaptive Cards as typed data, schema version 1.5.
 * Words are drawn as they are: a TextRun knows no Markdown, and headings are curated texts without any.
 */
import type { Language } from '../../../core/types';
import { directionOf } from '../../../i18n/languages';
import {
  type ActionSet,
  type AdaptiveCard,
  CARD_VERSION,
  type CardAction,
  type CardData,
  type CardElement,
  type Container,
  type Execute,
  type FactSet,
  type OpenUrl,
  type Placed,
  type RichTextBlock,
  type Submit,
  type TextBlock,
  type TextLook,
} from './schema';

export type * from './schema';

export const CARD_CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';

export function heading(text: string, look: TextLook & Placed = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, style: 'heading', size: 'medium', weight: 'bolder', ...look };
}

/** One line of plain words, without Markdown. */
export function line(
  text: string,
  { id, spacing, separator, ...look }: TextLook & Placed = {},
): RichTextBlock {
  const placed = {
    ...(id === undefined ? {} : { id }),
    ...(spacing === undefined ? {} : { spacing }),
    ...(separator === undefined ? {} : { separator }),
  };
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...look }], ...placed };
}

/** Plain words with their paragraphs (an empty line between) and lines. */
export function paragraphs(text: string, look: TextLook = {}): RichTextBlock[] {
  return text.split(/\n{2,}/).flatMap((paragraph) =>
    paragraph
      .split('\n')
      .filter((each) => each.trim() !== '')
      .map((each, index) => line(each, index === 0 ? look : { ...look, spacing: 'none' })),
  );
}

export function container(
  items: readonly CardElement[],
  look: Omit<Container, 'type' | 'items'> = {},
): Container {
  return { type: 'Container', items, ...look };
}

export function facts(pairs: readonly (readonly [title: string, value: string])[]): FactSet {
  return { type: 'FactSet', facts: pairs.map(([title, value]) => ({ title, value })) };
}

export function actionSet(actions: readonly CardAction[], placed: Placed = {}): ActionSet {
  return { type: 'ActionSet', actions, ...placed };
}

export function openUrl(title: string, url: string): OpenUrl {
  return { type: 'Action.OpenUrl', title, url };
}

function submit(title: string, data: CardData): Submit {
  return { type: 'Action.Submit', title, data };
}

export function execute(title: string, data: CardData): Execute {
  return { type: 'Action.Execute', title, verb: data.verb, data, fallback: submit(title, data) };
}

/** The same without the card's fields, so that an empty one does not hold it up. */
export function withoutInputs(action: Execute): Execute {
  const fallback = action.fallback && { ...action.fallback, associatedInputs: 'none' as const };
  return { ...action, associatedInputs: 'none', ...(fallback ? { fallback } : {}) };
}

/** Nobody's Teams asks on its own: a channel has many readers, and the texts change rarely. */
function onRequest(data: CardData): NonNullable<AdaptiveCard['refresh']> {
  return { action: { type: 'Action.Execute', verb: data.verb, data }, userIds: [] };
}

export interface CardParts {
  readonly language: Language;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  /** What is asked for when somebody refreshes the card later. */
  readonly refresh?: CardData;
}

export function adaptiveCard({
  language,
  fallbackText,
  body,
  actions = [],
  refresh,
}: CardParts): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: CARD_VERSION,
    lang: language.split('-')[0]!,
    ...(directionOf(language) === 'rtl' ? { rtl: true as const } : {}),
    fallbackText,
    body,
    ...(actions.length === 0 ? {} : { actions }),
    ...(refresh === undefined ? {} : { refresh: onRequest(refresh) }),
    msteams: { width: 'Full' },
  };
}

/** The card as an attachment of a message, or of an answer to a search. */
export function cardAttachment(card: AdaptiveCard) {
  return { contentType: CARD_CONTENT_TYPE, content: card };
}
