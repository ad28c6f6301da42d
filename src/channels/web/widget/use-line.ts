/** The conversation as the view needs it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Activity, clearingPlace, isMine, type Outgoing } from './activity';
import { Line, type LineState } from './line';
import type { ChatWords } from './words';

/** A sign that was not followed by an answer must not stand forever. */
const LONGEST_TYPING_MS = 15_000;
/** Long enough to be read and to be heard. */
const BACK_SHOWN_MS = 10_000;

export interface Waiting {
  readonly outgoing: readonly Outgoing[];
  readonly refused: ReadonlySet<string>;
}

export interface Connection {
  readonly state: LineState;
  readonly wasAway: boolean;
  readonly isExpired: boolean;
}

const STARTING: Connection = { state: 'connecting', wasAway: false, isExpired: false };
const NOTHING_WAITS: Waiting = { outgoing: [], refused: new Set() };

function isShown({ type, text, value }: Activity): boolean {
  return type === 'message' && Boolean(text || value);
}

export function useLine(locale: () => string) {
  const [activities, setActivities] = useState<readonly Activity[]>([]);
  const [connection, setConnection] = useState(STARTING);
  const [isTyping, setTyping] = useState(false);
  const [waiting, setWaiting] = useState(NOTHING_WAITS);
  const line = useMemo(() => {
    const change = (part: Partial<Connection>) => setConnection((before) => ({ ...before, ...part }));
    return new Line(
      {
        activities: (fresh) => {
          const messages = fresh.filter(isShown);
          if (fresh.some(({ type }) => type === 'typing')) setTyping(true);
          if (messages.some((message) => !isMine(message))) setTyping(false);
          const clearing = clearingPlace(messages);
          if (clearing >= 0) setActivities(messages.slice(clearing));
          else if (messages.length > 0) setActivities((before) => [...before, ...messages]);
        },
        state: (state) =>
          change({ state, ...(state === 'offline' || state === 'failed' ? { wasAway: true } : {}) }),
        expired: () => {
          setActivities([]);
          change({ isExpired: true });
        },
        waiting: (outgoing, refused) => setWaiting({ outgoing: [...outgoing], refused: new Set(refused) }),
      },
      locale,
    );
  }, []);
  useEffect(() => line.start(), []);
  useEffect(() => {
    if (!isTyping) return;
    const timer = setTimeout(() => setTyping(false), LONGEST_TYPING_MS);
    return () => clearTimeout(timer);
  }, [isTyping]);
  useEffect(() => {
    if (connection.state !== 'online' || !connection.wasAway) return;
    const timer = setTimeout(() => setConnection({ ...connection, wasAway: false }), BACK_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return { line, activities, connection, isTyping, waiting };
}

/** The state of the connection in words; empty when there is nothing to say. */
export function connectionText(words: ChatWords, { state, wasAway, isExpired }: Connection): string {
  if (state === 'failed') return words.failed;
  if (state === 'offline') return words.offline;
  if (state === 'connecting') return `${words.connecting} …`;
  if (isExpired) return words.expired;
  return wasAway ? words.back : '';
}
