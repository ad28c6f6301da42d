/** The same page in the other languages, each in its own name. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { directionOf } from '../../../i18n/languages';

export interface LanguageLinksProps {
  readonly room: Room;
  readonly language: Language;
  readonly pathOf: (language: Language) => string;
}

export function LanguageLinks({ room, language, pathOf }: LanguageLinksProps) {
  const { languages, tongues } = room.knowledge;
  const others = [...languages.keys()].filter((each) => each !== language);
  if (others.length === 0) return null;
  return (
    <nav class="languages" aria-label={room.translate(language, 'page.otherLanguages')}>
      <ul>
        {others.map((each) => (
          <li key={each}>
            <a href={pathOf(each)} lang={each} hreflang={each} dir={directionOf(each)}>
              {tongues.spoken[each]?.own}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
