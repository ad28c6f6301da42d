/** A sample page of a center: the launcher, the phone in plain text, and help for browsers without scripts. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { faqPath } from './faq';
import { phoneNumbers, renderPage } from './frame';
import { LanguageLinks } from './language-links';
import { WithNumbers } from './numbers';
import { People } from './people';

function homePath(language: Language): string {
  return `/?language=${language}`;
}

export function homePage(room: Room, language: Language): string {
  const t = (key: string) => room.translate(language, key);
  const { values, center } = room.knowledge;
  const numbers = phoneNumbers(room);
  return renderPage({
    language,
    title: `${values['name.program']} · ${values['name.hospital']}`,
    scripts: [{ src: '/embed.js', data: { 'data-language': language } }],
    children: (
      <>
        <header>
          <p class="hospital" lang="en">
            {values['name.hospital']}
          </p>
          <h1 lang="en">{values['name.program']}</h1>
          <LanguageLinks room={room} language={language} pathOf={homePath} />
        </header>
        <main>
          <p class="lead">
            <WithNumbers text={t('welcome.ask')} numbers={numbers} />
          </p>
          <noscript>
            <p class="notice">
              <WithNumbers text={t('widget.failed')} numbers={numbers} />
            </p>
          </noscript>
          <p class="buttons">
            <a class="button" href={`/chat?language=${language}`}>
              {t('widget.title')}
            </a>
            <a class="button plain" href={faqPath(language)}>
              {t('buttons.faq')}
            </a>
          </p>
          <People room={room} language={language} />
        </main>
        <footer>
          <p>
            <a href={center.source.page}>{t('buttons.source')}</a>
          </p>
        </footer>
      </>
    ),
  });
}
