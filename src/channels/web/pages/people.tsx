/** How to reach people: the center, the interpreting line, and the emergency number. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { Phone, phoneNumbers } from './frame';
import { WithNumbers } from './numbers';

export interface PeopleProps {
  readonly room: Room;
  readonly language: Language;
}

export function People({ room, language }: PeopleProps) {
  const { values, tongues } = room.knowledge;
  const numbers = phoneNumbers(room);
  const email = values['email.center'];
  const spoken = language === 'en' ? undefined : tongues.spoken[language];
  const interpreter =
    spoken === undefined
      ? room.translate(language, 'contact.interpreterAny')
      : room.translate(language, 'contact.interpreter', { languageInEnglish: spoken.english });
  return (
    <section class="people" aria-labelledby="people">
      <h2 id="people">{room.translate(language, 'page.contact')}</h2>
      <p class="emergency">
        <WithNumbers text={room.translate(language, 'contact.emergency')} numbers={numbers} />
      </p>
      <p>
        <bdi lang="en">{values['name.center']}</bdi>
        <br />
        <Phone number={values['phone.center']!} />
        {email && (
          <>
            <br />
            <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
      </p>
      <p>
        <WithNumbers text={interpreter} numbers={numbers} />
      </p>
    </section>
  );
}
