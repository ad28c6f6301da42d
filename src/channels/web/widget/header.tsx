/** The top of the chat: what this is, the phone, the languages, what else can be done. */
import { WithNumbers } from '../pages/numbers';
import type { Activity, Send } from './activity';
import { CloseIcon, GlobeIcon, MoreIcon, PhoneIcon } from './icons';
import { Popup } from './popup';
import { mailLink, saveAsText } from './transcript';
import type { ChatWords } from './words';

export interface HeaderProps {
  readonly words: ChatWords;
  readonly activities: readonly Activity[];
  readonly send: Send;
  /** Absent where there is nothing around the chat that could close it. */
  readonly close: (() => void) | undefined;
}

/** Choosing a language is said like anything else: the bot answers in it from then on. */
function Languages({ words, send }: Pick<HeaderProps, 'words' | 'send'>) {
  const own = words.languages.find(({ tag }) => tag === words.tag)?.own ?? words.tag;
  return (
    <Popup
      label={`${words.language}: ${own}`}
      summary={
        <>
          <GlobeIcon />
          <span lang={words.tag}>{own}</span>
        </>
      }
    >
      {words.languages.map((language) => (
        <button
          key={language.tag}
          type="button"
          lang={language.tag}
          aria-current={language.tag === words.tag}
          onClick={() => send(language.own)}
        >
          {language.own}
        </button>
      ))}
    </Popup>
  );
}

function More({ words, activities }: Pick<HeaderProps, 'words' | 'activities'>) {
  return (
    <Popup label={words.menu} summary={<MoreIcon />}>
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <a href={mailLink(activities, words)}>{words.emailAnswer}</a>
      <button type="button" onClick={() => saveAsText(activities, words)}>
        {words.download}
      </button>
      <a href={words.faqPath} target="_blank" rel="noopener">
        {words.faq}
      </a>
    </Popup>
  );
}

export function Header({ words, activities, send, close }: HeaderProps) {
  return (
    <header>
      <h1>{words.title}</h1>
      {close && (
        <button type="button" class="close" aria-label={words.close} title={words.close} onClick={close}>
          <CloseIcon />
        </button>
      )}
      <nav>
        <a class="call" href={`tel:${words.phone}`} aria-label={words.call}>
          <PhoneIcon />
          <bdi dir="ltr">{words.phone}</bdi>
        </a>
        <Languages words={words} send={send} />
        <More words={words} activities={activities} />
      </nav>
    </header>
  );
}

/** Always in sight. */
export function SafetyBar({ words }: Pick<HeaderProps, 'words'>) {
  return (
    <p class="safety-bar">
      <WithNumbers text={words.safety} numbers={words.numbers} />
    </p>
  );
}
