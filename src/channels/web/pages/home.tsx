/** A sample page of a center: the launcher, the phone in plain text, and help for browsers without scripts. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { faqPath } from './faq';
import { Phone, renderPage } from './frame';

export function homePage(room: Room, language: Language): string {
  const t = (key: string) => room.translate(language, key);
  const { values, center } = room.knowledge;
  const title = `${values['name.program']} · ${values['name.hospital']}`;
  return renderPage({
    language,
    title,
    scripts: [{ src: '/embed.js', data: { 'data-language': language } }],
    children: (
      <>
        <header>
          <p class="hospital">{values['name.hospital']}</p>
          <h1>{values['name.program']}</h1>
        </header>
        <main>
          <p class="emergency">{t('contact.emergency')}</p>
          <p>{t('welcome.ask')}</p>
          <noscript>
            <p class="notice">
              {t('widget.failed')} <a href={faqPath(language)}>{t('buttons.faq')}</a>
            </p>
          </noscript>
          <section class="people" aria-labelledby="people">
            <h2 id="people">{t('page.contact')}</h2>
            <p>
              {values['name.center']}: <Phone number={values['phone.center']!} />
            </p>
            <p>{t('contact.interpreterAny')}</p>
          </section>
          <p>
            <a class="button" href={faqPath(language)}>
              {t('buttons.faq')}
            </a>
          </p>
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
