/** Every page of the website. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../../../../dialogs/room';
import { LANGUAGES, type Language } from '../../../core/types';
import { languageOf } from '../../../i18n/languages';
import type { Page, PageRequest } from '../page';
import { chatPage, chatWords, chatWordsPath } from './chat';
import { faqPage, faqPath } from './faq';
import { homePage } from './home';

const HTML = 'text/html; charset=utf-8';

/** The language that the address asks for, else the browser's first one that the bot speaks, else English. */
export function pageLanguage(room: Room, { query, headers }: PageRequest): Language {
  const accepted = String(headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.split(';')[0]);
  const wanted = [query.get('language') ?? undefined, ...accepted].map(languageOf);
  return wanted.find((language) => language !== undefined && room.knowledge.languages.has(language)) ?? 'en';
}

/** `webFolder` holds what the build made of the chat's scripts. */
export function sitePages(room: () => Room, webFolder: string): readonly Page[] {
  const spoken = LANGUAGES.filter((language) => room().knowledge.languages.has(language));
  const launcher = join(webFolder, 'embed.js');
  return [
    { path: '/', contentType: HTML, body: (request) => homePage(room(), pageLanguage(room(), request)) },
    {
      path: '/chat',
      contentType: HTML,
      frames: 'allowed',
      body: (request) => chatPage(room(), pageLanguage(room(), request)),
    },
    { path: '/faq', contentType: HTML, body: (request) => faqPage(room(), pageLanguage(room(), request)) },
    ...spoken.map(
      (language): Page => ({
        path: faqPath(language),
        contentType: HTML,
        body: () => faqPage(room(), language),
      }),
    ),
    ...spoken.map(
      (language): Page => ({
        path: chatWordsPath(language),
        contentType: 'application/json; charset=utf-8',
        body: () => JSON.stringify(chatWords(room(), language)),
      }),
    ),
    ...(existsSync(launcher)
      ? [
          {
            path: '/embed.js',
            contentType: 'text/javascript; charset=utf-8',
            use: 'shared',
            body: readFileSync(launcher),
          } as const,
        ]
      : []),
  ];
}
