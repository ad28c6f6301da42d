/** One message: who, when, the text, and everything that can be done from it. */
import type { Contact, Form, Reply } from '../../../core/types';
import { type Activity, isMine } from './activity';
import type { ChatWords } from './words';

export interface MessageProps {
  readonly activity: Activity;
  readonly words: ChatWords;
  /** Choices are live on the newest message of the bot only. */
  readonly isNewest: boolean;
  readonly send: (text: string, value?: unknown) => void;
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

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}

function Choices({
  drawn,
  words,
  isNewest,
  send,
}: Omit<MessageProps, 'activity'> & { readonly drawn: Drawn }) {
  if (!isNewest || drawn.choices.length === 0 || drawn.form) return null;
  return (
    <fieldset class="choices">
      <legend>{drawn.choicesTitle ?? words.choices}</legend>
      {drawn.choices.map(({ title, value }) => (
        <button key={title} type="button" onClick={() => send(value)}>
          {title}
        </button>
      ))}
    </fieldset>
  );
}

function Feedback({
  drawn,
  isNewest,
  send,
}: Omit<MessageProps, 'activity' | 'words'> & { readonly drawn: Drawn }) {
  if (!isNewest || !drawn.feedback) return null;
  return (
    <fieldset class="feedback">
      <legend>{drawn.feedback.title}</legend>
      {drawn.feedback.choices.map(({ title, value }) => (
        <button key={title} type="button" onClick={() => send(value)}>
          {title}
        </button>
      ))}
    </fieldset>
  );
}

function Ways({ drawn }: { readonly drawn: Drawn }) {
  const isAlarm = drawn.kind === 'safety';
  if (drawn.contacts.length + drawn.links.length === 0) return null;
  return (
    <p class={isAlarm ? 'ways alarm' : 'ways'}>
      {drawn.contacts.map((contact) => (
        <a key={contact.title} href={SCHEMES[contact.kind] + contact.to}>
          {contact.title}
        </a>
      ))}
      {drawn.links.map(({ title, url }) => (
        <a key={url} href={url} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      ))}
    </p>
  );
}

function FormCard({ form, send }: { readonly form: Form; readonly send: MessageProps['send'] }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as Record<
      string,
      string
    >;
    send('', { form: form.id, values });
  };
  return (
    <form class="card" onSubmit={submit}>
      {form.fields.map(({ id, label, kind, required, suggestions }) => (
        <label key={id}>
          {label}
          <input
            name={id}
            type={kind}
            required={required}
            autocomplete={AUTOCOMPLETE[id] ?? 'off'}
            list={suggestions.length > 0 ? `list-${id}` : undefined}
            maxLength={300}
          />
          {suggestions.length > 0 && (
            <datalist id={`list-${id}`}>
              {suggestions.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          )}
        </label>
      ))}
      <div class="choices">
        <button type="submit" class="main">
          {form.submit}
        </button>
        <button type="button" onClick={() => send(form.cancel)}>
          {form.cancel}
        </button>
      </div>
    </form>
  );
}

const AUTOCOMPLETE: Readonly<Record<string, string>> = { name: 'name', phone: 'tel' };

/** Hours and minutes as the person's browser writes them. */
function clock(timestamp: string | undefined, tag: string): string {
  const date = timestamp === undefined ? new Date() : new Date(timestamp);
  return date.toLocaleTimeString(tag, { hour: 'numeric', minute: '2-digit' });
}

function summaryOf(activity: Activity): string {
  if (activity.text) return activity.text;
  const values = (activity.value as { values?: Record<string, string> } | undefined)?.values ?? {};
  return Object.values(values).filter(Boolean).join(', ');
}

export function Message({ activity, words, isNewest, send }: MessageProps) {
  if (isMine(activity)) {
    return (
      <li class="mine">
        <span class="unseen">{words.you}: </span>
        <p dir="auto">{summaryOf(activity)}</p>
        <time>{clock(activity.timestamp, words.tag)}</time>
      </li>
    );
  }
  const drawn = drawnOf(activity);
  return (
    <li class={`theirs ${drawn.kind}`} lang={drawn.language} dir={drawn.direction ?? 'auto'}>
      <span class="unseen">{words.bot}: </span>
      <Paragraphs text={drawn.text ?? activity.text ?? ''} />
      {drawn.english && (
        <div lang="en" dir="ltr" class="english">
          <Paragraphs text={drawn.english} />
        </div>
      )}
      {drawn.safetyLine && <p class="safety-line">{drawn.safetyLine}</p>}
      {drawn.notice && <p class="notice">{drawn.notice}</p>}
      <Ways drawn={drawn} />
      {isNewest && drawn.form && <FormCard form={drawn.form} send={send} />}
      <Choices drawn={drawn} words={words} isNewest={isNewest} send={send} />
      <Feedback drawn={drawn} isNewest={isNewest} send={send} />
      <time>{clock(activity.timestamp, words.tag)}</time>
    </li>
  );
}
