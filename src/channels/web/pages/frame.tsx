/** What every page of the website has around its content. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { directionOf } from '../../../i18n/languages';

export interface FrameProps {
  readonly language: Language;
  readonly title: string;
  /** Path of the style sheet; that of ordinary pages if left out. */
  readonly style?: string;
  /** Paths of scripts, from this site. */
  readonly scripts?: readonly { readonly src: string; readonly data?: Readonly<Record<string, string>> }[];
  readonly children: ComponentChildren;
}

const PAGE_STYLE_PATH = '/assets/page.css';

function Frame({ language, title, style = PAGE_STYLE_PATH, scripts = [], children }: FrameProps) {
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={style} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        {children}
        {scripts.map(({ src, data = {} }) => (
          <script key={src} src={src} defer {...data} />
        ))}
      </body>
    </html>
  );
}

/** A whole document; everything in it is escaped by the view library. */
export function renderPage(props: FrameProps): string {
  return `<!doctype html>${renderToString(<Frame {...props} />)}`;
}

/** A phone number as a link, always written from left to right. */
export function Phone({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number}`} dir="ltr" class="phone">
      {number}
    </a>
  );
}

/** Every phone number that a text of the content may name. */
export function phoneNumbers({ knowledge }: Room): string[] {
  return Object.entries(knowledge.values)
    .filter(([key, value]) => key.startsWith('phone.') && value !== undefined && value !== '')
    .map(([, value]) => value!);
}
