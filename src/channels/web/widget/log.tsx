/** The messages, oldest first. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Activity, isMine, ownWords, type Send } from './activity';
import { useFollow } from './follow';
import { DownIcon } from './icons';
import { Message } from './message';
import type { Waiting } from './use-line';
import type { ChatWords } from './words';

export interface LogProps {
  readonly words: ChatWords;
  readonly activities: readonly Activity[];
  readonly waiting: Waiting;
  readonly isTyping: boolean;
  readonly send: Send;
  readonly again: (id: string) => void;
}

/** A replay is not read aloud from the first word on; what comes after it is. */
function useQuietReplay(count: number): boolean {
  const [isQuiet, setQuiet] = useState(true);
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => setQuiet(false), 0);
    return () => clearTimeout(timer);
  }, [count > 0]);
  return isQuiet && count > 1;
}

function WaitingList({ words, waiting, again }: Pick<LogProps, 'words' | 'waiting' | 'again'>) {
  return (
    <>
      {waiting.outgoing.map((outgoing) => (
        <li key={outgoing.id} class="mine waiting" lang={words.tag} dir={words.direction} tabIndex={-1}>
          <span class="unseen">{words.you}: </span>
          <p dir="auto">{ownWords(outgoing)}</p>
          {!outgoing.isSent && <span class="state">{words.notSent}</span>}
          {waiting.refused.has(outgoing.id) && (
            <button type="button" onClick={() => again(outgoing.id)}>
              {words.retry}
            </button>
          )}
        </li>
      ))}
    </>
  );
}

export function Log({ words, activities, waiting, isTyping, send, again }: LogProps) {
  const log = useRef<HTMLDivElement>(null);
  const { markTap, hasNews, showNews } = useFollow(log, activities.length, waiting.outgoing.length);
  const isQuiet = useQuietReplay(activities.length);
  const lastMine = waiting.outgoing.length > 0 ? activities.length : activities.map(isMine).lastIndexOf(true);
  const sendFromHere: Send = (text, value) => {
    markTap();
    send(text, value);
  };
  return (
    <>
      <div
        ref={log}
        class="log"
        role="log"
        aria-live={isQuiet ? 'off' : 'polite'}
        aria-label={words.history}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <ol>
          {activities.map((activity, index) => (
            <Message
              key={activity.id ?? index}
              activity={activity}
              words={words}
              isOpen={index > lastMine}
              send={sendFromHere}
            />
          ))}
          <WaitingList words={words} waiting={waiting} again={again} />
          {isTyping && <li class="typing">{words.typing} …</li>}
        </ol>
      </div>
      {hasNews && (
        <button type="button" class="news" onClick={showNews}>
          {words.newMessage}
          <DownIcon />
        </button>
      )}
    </>
  );
}
