/** One message: who, when, the text, and everything that can be done from it. */
import type { Choice, Contact, Reply } from '../../../core/types';
import { WithNumbers } from '../pages/numbers';
import { type Activity, isMine, ownWords, type Send } from './activity';
import { FormCard } from './form-card';
import { PhoneIcon } from './icons';
import type { ChatWords } from './words';

export interface MessageProps {
  readonly activity: Activity;
  readonly words: ChatWords;
  /** Choices can be tapped until the person has said something. */
  readonly isOpen: boolean;
  readonly send: Send;
}

type Drawn = Omit<Reply, 'text'> & { readonly text?: string; readonly direction?: 'ltr' | 'rtl' };

/** A bot that is not ours sends only the protocol's own fields. */
function drawnOf({ channelData, suggestedActions, locale }: Activity): Drawn {
  if (channelData?.reply) return channelData.reply;
  const actions = suggestedActions?.actions ?? [];
  return {
    kind: 'notice',
    language: (locale ?? 'en') as Reply['language'],
    choices: actions
      .filter(({ type }) => type === 'imBack' || type === 'postBack')
      .map(({ title, value }) => ({ title, value })),
    contacts: [],
    links: [],
  };
}

const SCHEMES: Readonly<Record<Contact['kind'], string>> = { call: 'tel:', text: 'sms:', email: 'mailto:' };

function Paragraphs({ text, words }: { readonly text: string; readonly words: ChatWords }) {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        <p key={index}>
          <WithNumbers text={paragraph} numbers={words.numbers} />
        </p>
      ))}
    </>
  );
}

interface ChoicesProps extends Pick<MessageProps, 'words' | 'send'> {
  /** Without one the choices speak for themselves, and are named for screen readers alone. */
  readonly title: string | undefined;
  readonly choices: readonly Choice[];
  readonly isRow?: boolean;
}

function Choices({ title, choices, words, send, isRow }: ChoicesProps) {
  return (
    <fieldset class={isRow ? 'row' : undefined}>
      <legend class={title === undefined ? 'unseen' : undefined}>{title ?? words.choices}</legend>
      {choices.map((choice) => (
        <button key={choice.title} type="button" onClick={() => send(choice.value)}>
          <WithNumbers text={choice.title} numbers={words.numbers} isPlain />
        </button>
      ))}
    </fieldset>
  );
}

function Ways({ drawn, words }: { readonly drawn: Drawn; readonly words: ChatWords }) {
  const { contacts, links } = drawn;
  return (
    <>
      {contacts.length > 0 && (
        <p class="contacts">
          {contacts.map(({ kind, title, to }) => (
            <a key={title} class="way" href={SCHEMES[kind] + to}>
              {kind === 'call' && <PhoneIcon />}
              <span>
                <WithNumbers text={title} numbers={words.numbers} isPlain />
              </span>
            </a>
          ))}
        </p>
      )}
      {links.length > 0 && (
        <p class="links">
          {links.map(({ title, url }) => (
            <a key={url} href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function Open({ drawn, words, send }: Pick<MessageProps, 'words' | 'send'> & { readonly drawn: Drawn }) {
  const { form, choices, choicesTitle, feedback } = drawn;
  return (
    <>
      {form && <FormCard form={form} send={send} />}
      {!form && choices.length > 0 && (
        <Choices title={choicesTitle} choices={choices} words={words} send={send} />
      )}
      {feedback && (
        <Choices title={feedback.title} choices={feedback.choices} words={words} send={send} isRow />
      )}
    </>
  );
}

/** Hours and minutes as people of the language write them. */
function Clock({ timestamp, tag }: { readonly timestamp: string | undefined; readonly tag: string }) {
  const date = timestamp === undefined ? new Date() : new Date(timestamp);
  return (
    <time dateTime={date.toISOString()}>
      {date.toLocaleTimeString(tag, { hour: 'numeric', minute: '2-digit' })}
    </time>
  );
}

/** The own message can hold the focus: after a tapped choice, the next tab stop is the answer. */
function Mine({ activity, words }: Pick<MessageProps, 'activity' | 'words'>) {
  return (
    <li class="mine" lang={activity.locale ?? words.tag} dir={words.direction} tabIndex={-1}>
      <span class="unseen">{words.you}: </span>
      <p dir="auto">{ownWords(activity)}</p>
      <Clock timestamp={activity.timestamp} tag={words.tag} />
    </li>
  );
}

/** The question that begins a form stands in the form itself. */
function textOf({ text = '', form }: Drawn, plain = ''): string {
  const whole = text || plain;
  const question = form?.fields.map(({ label }) => `\n\n${label}`).find((each) => whole.endsWith(each));
  return question === undefined ? whole : whole.slice(0, -question.length);
}

export function Message({ activity, words, isOpen, send }: MessageProps) {
  if (isMine(activity)) return <Mine activity={activity} words={words} />;
  const drawn = drawnOf(activity);
  const isAsking = drawn.kind === 'clarify';
  return (
    <li class={`theirs ${drawn.kind}`} lang={drawn.language} dir={drawn.direction ?? 'auto'}>
      <span class="unseen">{words.bot}: </span>
      <Paragraphs text={textOf(drawn, activity.text)} words={words} />
      {drawn.english && (
        <div lang="en" dir="ltr" class="english">
          <Paragraphs text={drawn.english} words={words} />
        </div>
      )}
      {drawn.safetyLine && (
        <p class="safety-line">
          <WithNumbers text={drawn.safetyLine} numbers={words.numbers} />
        </p>
      )}
      {drawn.notice && (
        <p class="notice">
          <WithNumbers text={drawn.notice} numbers={words.numbers} />
        </p>
      )}
      {!isAsking && <Ways drawn={drawn} words={words} />}
      {isOpen && <Open drawn={drawn} words={words} send={send} />}
      {isAsking && <Ways drawn={drawn} words={words} />}
      <Clock timestamp={activity.timestamp} tag={drawn.language} />
    </li>
  );
}
