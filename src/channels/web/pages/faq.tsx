/** All questions and answers as one fast, printable page without any script. */
import { contentOf, type Room } from '../../../../dialogs/room';
import type { FaqEntry } from '../../../content/knowledge';
import { fill } from '../../../content/placeholders';
import type { Language } from '../../../core/types';
import { directionOf } from '../../../i18n/languages';
import { phoneNumbers, renderPage } from './frame';
import { LanguageLinks } from './language-links';
import { WithNumbers } from './numbers';
import { People } from './people';

export function faqPath(language: Language, topic?: string): string {
  return `/faq/${language}${topic === undefined ? '' : `#${topic}`}`;
}

interface Shown {
  readonly language: Language;
  readonly entry: FaqEntry;
}

/** The translation, or English where policy withholds what nobody has reviewed. */
function shownEntry(room: Room, language: Language, id: string): Shown {
  const own = contentOf(room, language).entries.get(id);
  const isShown =
    own !== undefined &&
    (language === 'en' || own.state === 'reviewed' || room.drafts === 'show-drafts-with-notice');
  return isShown
    ? { language, entry: own }
    : { language: 'en', entry: contentOf(room, 'en').entries.get(id)! };
}

interface PartProps {
  readonly room: Room;
  readonly language: Language;
}

function groupsOf({ room, language }: PartProps): [string, Shown[]][] {
  const groups = new Map<string, Shown[]>();
  for (const [id, group] of room.knowledge.topics) {
    groups.set(group, [...(groups.get(group) ?? []), shownEntry(room, language, id)]);
  }
  return [...groups];
}

function Notice({ room, language }: PartProps) {
  const isDraft = [...room.knowledge.topics.keys()].some(
    (id) => contentOf(room, language).entries.get(id)?.state !== 'reviewed',
  );
  if (language === 'en' || !isDraft) return null;
  const key = room.drafts === 'reviewed-only' ? 'language.englishOnly' : 'language.draftNotice';
  return (
    <p class="notice" role="note">
      <WithNumbers
        text={`${room.translate(language, key)} ${room.translate(language, 'language.interpreterShort')}`}
        numbers={phoneNumbers(room)}
      />{' '}
      <a href={faqPath('en')} lang="en" hreflang="en">
        English
      </a>
    </p>
  );
}

function Contents({ room, language }: PartProps) {
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{room.translate(language, 'page.contents')}</h2>
      {groupsOf({ room, language }).map(([group, shown]) => (
        <details key={group}>
          <summary>{room.translate(language, `page.groups.${group}`)}</summary>
          <ul>
            {shown.map(({ entry, language: of }) => (
              <li key={entry.id}>
                <a href={`#${entry.id}`} lang={of} dir={directionOf(of)}>
                  {fill(entry.question, room.knowledge.values)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

function Answer({ room, shown: { entry, language } }: { readonly room: Room; readonly shown: Shown }) {
  const { values } = room.knowledge;
  return (
    <article id={entry.id} lang={language} dir={directionOf(language)}>
      <h3>{fill(entry.question, values)}</h3>
      {fill(entry.answer, values)
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p key={paragraph}>
            <WithNumbers text={paragraph} numbers={phoneNumbers(room)} />
          </p>
        ))}
    </article>
  );
}

/** The page of one language. */
export function faqPage(room: Room, language: Language): string {
  const t = (key: string, values?: Readonly<Record<string, string>>) => room.translate(language, key, values);
  const { source, values } = { ...room.knowledge, source: room.knowledge.center.source };
  return renderPage({
    language,
    title: `${t('page.faqTitle')} · ${values['name.hospital']}`,
    children: (
      <>
        <header>
          <h1 id="top">{t('page.faqTitle')}</h1>
          <p>{t('page.faqIntro')}</p>
          <Notice room={room} language={language} />
          <LanguageLinks room={room} language={language} pathOf={faqPath} />
        </header>
        <main>
          <People room={room} language={language} />
          <Contents room={room} language={language} />
          {groupsOf({ room, language }).map(([group, shown]) => (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{t(`page.groups.${group}`)}</h2>
              {shown.map((each) => (
                <Answer key={each.entry.id} room={room} shown={each} />
              ))}
              <p class="to-top">
                <a href="#top">{t('page.toTop')}</a>
              </p>
            </section>
          ))}
        </main>
        <footer>
          <p>
            <a href={source.page} lang="en">
              {t('buttons.source')}
            </a>
            {' · '}
            {t('page.updated', { date: source.readOn })}
          </p>
        </footer>
      </>
    ),
  });
}
