/** The chat: header with the phone, messages, composer. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Activity, isMine, newestWhere, type Outgoing } from './activity';
import { kept } from './kept';
import { Line, type LineState } from './line';
import { Message } from './message';
import { mailLink, saveAsText } from './transcript';
import type { ChatWords } from './words';

interface Waiting {
  readonly outgoing: readonly Outgoing[];
  readonly refused: ReadonlySet<string>;
}

/** Asks the page around to close the frame; alone in a tab there is nothing to close. */
function close(): void {
  parent.postMessage({ type: 'family-support-close' }, '*');
}

/** The chat's own words follow the language that the bot answers in. */
function useWords(first: ChatWords, tag: string | undefined): ChatWords {
  const [words, setWords] = useState(first);
  useEffect(() => {
    const path = words.languages.find((language) => language.tag === tag)?.wordsPath;
    if (path === undefined || tag === words.tag) return;
    fetch(path)
      .then((response) => response.json())
      .then(setWords, () => undefined);
  }, [tag]);
  useEffect(() => {
    document.documentElement.lang = words.tag;
    document.documentElement.dir = words.direction;
    document.title = words.title;
  }, [words]);
  return words;
}

function useLine(locale: () => string) {
  const [activities, setActivities] = useState<readonly Activity[]>([]);
  const [state, setState] = useState<LineState>('connecting');
  const [wasAway, setWasAway] = useState(false);
  const [isExpired, setExpired] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const [waiting, setWaiting] = useState<Waiting>({ outgoing: [], refused: new Set() });
  const line = useMemo(
    () =>
      new Line(
        {
          activities: (fresh) => {
            const messages = fresh.filter(({ type, text, value }) => type === 'message' && (text || value));
            setTyping(
              fresh.some(({ type }) => type === 'typing') && !messages.some((message) => !isMine(message)),
            );
            if (messages.length > 0) setActivities((before) => [...before, ...messages]);
          },
          state: (next) => {
            setState(next);
            if (next === 'offline' || next === 'failed') setWasAway(true);
          },
          expired: () => {
            setActivities([]);
            setExpired(true);
          },
          waiting: (outgoing, refused) => setWaiting({ outgoing: [...outgoing], refused: new Set(refused) }),
        },
        locale,
      ),
    [],
  );
  useEffect(() => line.start(), []);
  return { line, activities, state, wasAway, isExpired, isTyping, waiting };
}

function stateText(
  words: ChatWords,
  { state, wasAway, isExpired }: { state: LineState; wasAway: boolean; isExpired: boolean },
): string {
  if (state === 'failed') return words.failed;
  if (state === 'offline') return words.offline;
  if (state === 'connecting') return words.connecting;
  if (isExpired) return words.expired;
  return wasAway ? words.back : '';
}

function Menu({
  words,
  activities,
  send,
}: {
  words: ChatWords;
  activities: readonly Activity[];
  send: (text: string) => void;
}) {
  return (
    <details class="menu">
      <summary aria-label={words.menu}>⋯</summary>
      <div>
        <label>
          {words.language}
          <select
            value={words.tag}
            onChange={({ currentTarget }) => {
              const own = words.languages.find(({ tag }) => tag === currentTarget.value)?.own;
              if (own) send(own);
            }}
          >
            {words.languages.map(({ tag, own }) => (
              <option key={tag} value={tag} lang={tag}>
                {own}
              </option>
            ))}
          </select>
        </label>
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
      </div>
    </details>
  );
}

function Composer({ words, send }: { words: ChatWords; send: (text: string) => void }) {
  const [draft, setDraft] = useState(kept.draft());
  const submit = (event?: Event) => {
    event?.preventDefault();
    if (draft.trim() === '') return;
    send(draft.trim());
    setDraft('');
    kept.keepDraft('');
  };
  return (
    <form class="composer" onSubmit={submit}>
      <textarea
        rows={1}
        dir="auto"
        value={draft}
        aria-label={words.placeholder}
        placeholder={words.placeholder}
        onInput={({ currentTarget }) => {
          setDraft(currentTarget.value);
          kept.keepDraft(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
        }}
      />
      <button type="submit" class="main">
        {words.send}
      </button>
    </form>
  );
}

function WaitingList({
  words,
  waiting,
  again,
}: {
  words: ChatWords;
  waiting: Waiting;
  again: (id: string) => void;
}) {
  return (
    <>
      {waiting.outgoing.map(({ id, text }) => (
        <li key={id} class="mine waiting">
          <span class="unseen">{words.you}: </span>
          <p dir="auto">{text}</p>
          <span class="state">{words.notSent}</span>
          {waiting.refused.has(id) && (
            <button type="button" onClick={() => again(id)}>
              {words.retry}
            </button>
          )}
        </li>
      ))}
    </>
  );
}

function Chat({ first }: { readonly first: ChatWords }) {
  const tag = useRef(first.tag);
  const { line, activities, isTyping, waiting, ...connection } = useLine(() => tag.current);
  const spoken = newestWhere(activities, ({ channelData }) => channelData?.reply !== undefined)?.channelData
    ?.reply?.language;
  const words = useWords(first, spoken);
  tag.current = words.tag;
  const newest = newestWhere(activities, (activity) => !isMine(activity));
  const isAnswered = newest !== undefined && activities[activities.length - 1] === newest;
  const send = (text: string, value?: unknown) => line.send(text, value);
  const end = useRef<HTMLDivElement>(null);
  useEffect(
    () => end.current?.scrollIntoView({ block: 'end' }),
    [activities.length, waiting.outgoing.length, isTyping],
  );
  const isFramed = parent !== window;
  return (
    <>
      <header>
        <h1>{words.title}</h1>
        <a class="call" href={`tel:${words.phone}`} dir="ltr">
          {words.phone}
        </a>
        <Menu words={words} activities={activities} send={send} />
        {isFramed && (
          <button type="button" class="close" aria-label={words.close} onClick={close}>
            ✕
          </button>
        )}
      </header>
      <p class="safety">{words.safety}</p>
      <main>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <div class="log" role="log" aria-live="polite" aria-label={words.history} tabIndex={0}>
          <ol>
            {activities.map((activity) => (
              <Message
                key={activity.id}
                activity={activity}
                words={words}
                isNewest={isAnswered && activity === newest}
                send={send}
              />
            ))}
            <WaitingList words={words} waiting={waiting} again={(id) => line.again(id)} />
            {isTyping && <li class="typing">{words.typing}…</li>}
          </ol>
          <div ref={end} class="end" />
        </div>
      </main>
      <p class="connection" role="status">
        {stateText(words, connection)}
      </p>
      <Composer words={words} send={send} />
    </>
  );
}

const words = JSON.parse(document.getElementById('words')!.textContent!) as ChatWords;
const place = document.getElementById('chat')!;
place.textContent = '';
render(<Chat first={words} />, place);
addEventListener('keydown', ({ key }) => key === 'Escape' && close());
