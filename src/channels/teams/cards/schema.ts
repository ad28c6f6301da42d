/** The shapes of Adaptive Cards, schema version 1.5: only what our cards use. */
export const CARD_VERSION = '1.5';

type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large';
export type ContainerStyle = 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';

export interface Placed {
  readonly id?: string;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
}

export interface TextLook {
  readonly size?: 'small' | 'default' | 'medium' | 'large';
  readonly weight?: 'lighter' | 'default' | 'bolder';
  readonly color?: 'default' | 'dark' | 'light' | 'accent' | 'good' | 'warning' | 'attention';
  readonly isSubtle?: boolean;
}

export interface TextRun extends TextLook {
  readonly type: 'TextRun';
  readonly text: string;
}

export interface TextBlock extends Placed, TextLook {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
}

export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: ContainerStyle;
  readonly bleed?: boolean;
  /** The direction of writing where it differs from the card's. */
  readonly rtl?: boolean;
}

export interface FactSet extends Placed {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

/** Teams alone draws it; every other client takes the fallback. */
export interface Chart extends Placed {
  readonly type: 'Chart.Donut' | 'Chart.VerticalBar' | 'Chart.HorizontalBar';
  readonly title: string;
  readonly data: readonly (
    | { readonly legend: string; readonly value: number }
    | { readonly x: string; readonly y: number }
  )[];
  readonly fallback: FactSet | 'drop';
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

export interface TextInput extends Placed {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly style?: 'text' | 'tel' | 'email';
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly maxLength?: number;
  readonly isMultiline?: boolean;
  readonly placeholder?: string;
  readonly value?: string;
}

export interface ChoiceInput extends Placed {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value?: string;
}

export type CardElement =
  | TextBlock
  | RichTextBlock
  | Container
  | FactSet
  | Chart
  | ActionSet
  | TextInput
  | ChoiceInput;

export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

/** What a tap brings back. `verb` says what is asked for, the rest what it is about. */
export interface CardData {
  readonly verb: string;
  readonly [field: string]: unknown;
}

export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: CardData;
  readonly associatedInputs?: 'auto' | 'none';
}

/** A tap that the bot answers with another card in this one's place; elsewhere it is a Submit with the same data. */
export interface Execute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: CardData;
  /** `none`: works although required fields are empty. */
  readonly associatedInputs?: 'auto' | 'none';
  readonly fallback?: Submit;
}

export type CardAction = OpenUrl | Execute | Submit;

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: typeof CARD_VERSION;
  /** Two letters: cards know no scripts. */
  readonly lang: string;
  readonly rtl?: true;
  /** The whole in plain words, where cards of this version cannot be drawn. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly refresh?: {
    readonly action: Omit<Execute, 'title' | 'fallback'>;
    /** Whose Teams refreshes the card by itself; empty: only who asks for it. */
    readonly userIds: readonly string[];
  };
  /** Teams gives a card half of the column unless told otherwise. */
  readonly msteams: { readonly width: 'Full' };
}
