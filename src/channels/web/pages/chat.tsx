/** The chat alone, made to stand in a frame; and the words that its script needs, language by language. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import { directionOf } from '../../../i18n/languages';
import type { ChatWords } from '../widget/words';
import { faqPath } from './faq';
import { Phone, phoneNumbers, renderPage } from './frame';

const WORD_KEYS = [
  'title',
  'close',
  'send',
  'placeholder',
  'typing',
  'you',
  'bot',
  'safety',
  'connecting',
  'offline',
  'back',
  'notSent',
  'retry',
  'failed',
  'expired',
  'history',
  'choices',
  'print',
  'emailAnswer',
  'download',
  'menu',
  'language',
  'newMessage',
] as const;

export function chatWordsPath(language: Language): string {
  return `/chat/words/${language}.json`;
}

/** Everything that the chat says by itself, in one language. */
export function chatWords(room: Room, language: Language): ChatWords {
  const { knowledge } = room;
  const phone = knowledge.values['phone.center']!;
  const words = Object.fromEntries(WORD_KEYS.map((key) => [key, room.translate(language, `widget.${key}`)]));
  return {
    ...(words as Record<(typeof WORD_KEYS)[number], string>),
    tag: language,
    direction: directionOf(language),
    phone,
    call: room.translate(language, 'buttons.call', { number: phone }),
    faq: room.translate(language, 'buttons.faq'),
    faqPath: faqPath(language),
    numbers: phoneNumbers(room),
    languages: [...knowledge.languages.keys()].map((tag) => ({
      tag,
      own: knowledge.tongues.spoken[tag]!.own,
      wordsPath: chatWordsPath(tag),
    })),
  };
}

/** The words stand in the page as data, so that the first greeting waits for nothing. */
export function chatPage(room: Room, language: Language): string {
  const words = chatWords(room, language);
  // With "<" escaped nothing in it can end the script element.
  const data = JSON.stringify(words).replace(/</g, '\\u003c');
  return renderPage({
    language,
    title: words.title,
    style: '/assets/chat.css',
    scripts: [{ src: '/assets/chat.js' }],
    children: (
      <>
        <div id="chat">
          <p class="safety">{words.safety}</p>
          <p>
            <Phone number={words.phone} />
          </p>
          <noscript>
            <p>{words.failed}</p>
          </noscript>
          <p>
            <a href={words.faqPath}>{words.faq}</a>
          </p>
        </div>
        <script id="words" type="application/json" dangerouslySetInnerHTML={{ __html: data }} />
      </>
    ),
  });
}
