/** Scrolling and focus of the log: an answer is read from its beginning, a tap on a choice or on the news loses nobody. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What stays visible above the message that is read. */
const SPACE_PIXELS = 8;
const OWN = '.mine';
/** By these a person scrolls. */
const HAND_EVENTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** On low screens the whole document scrolls, else the log alone. */
function scrollTo(log: HTMLElement, message: Element): void {
  const isOwn = getComputedStyle(log).overflowY !== 'visible';
  const scroller = isOwn ? log : document.documentElement;
  const bar = document.querySelector('.safety-bar')!.getBoundingClientRect().height;
  const above = isOwn ? log.getBoundingClientRect().top : bar;
  scroller.scrollTop += message.getBoundingClientRect().top - above - SPACE_PIXELS;
}

/** Whether the person has moved the log since it was last moved for them; a smooth scroll under way is no such move. */
function useMovedByHand(log: RefObject<HTMLElement | null>): RefObject<boolean> {
  const isMoved = useRef(false);
  useEffect(() => {
    const mark = () => {
      isMoved.current = true;
    };
    for (const event of HAND_EVENTS) log.current!.addEventListener(event, mark, { passive: true });
  }, []);
  return isMoved;
}

/** When the field grows or the state is said, what was read last stays in sight. */
function useSteadyEnd(log: RefObject<HTMLElement | null>, isMoved: RefObject<boolean>): void {
  useEffect(() => {
    let before = log.current!.clientHeight;
    const observer = new ResizeObserver(() => {
      const { clientHeight, scrollHeight } = log.current!;
      const lost = before - clientHeight;
      before = clientHeight;
      const end = !isMoved.current && log.current!.querySelector('li:last-child.mine');
      log.current!.scrollBy({ top: end ? scrollHeight : lost, behavior: 'instant' });
    });
    observer.observe(log.current!);
    return () => observer.disconnect();
  }, []);
}

function newest(log: HTMLElement, kind: string): HTMLElement | undefined {
  const all = log.querySelectorAll<HTMLElement>(kind);
  return all[all.length - 1];
}

/** What is said about danger is shown wherever the person reads. */
function isDangerAfter(log: HTMLElement, message: Element): boolean {
  const danger = newest(log, '.theirs.safety');
  return Boolean(danger && message.compareDocumentPosition(danger) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function isBelow(log: HTMLElement, message: Element): boolean {
  return message.getBoundingClientRect().top >= Math.min(log.getBoundingClientRect().bottom, innerHeight);
}

/** Who has scrolled up reads on, whatever arrives; gives whether something has, until it is in sight. */
function useNews(log: RefObject<HTMLElement | null>) {
  const [hasNews, setNews] = useState(false);
  useEffect(() => {
    if (!hasNews) return;
    const look = () => setNews(isBelow(log.current!, newest(log.current!, OWN)!));
    addEventListener('scroll', look, true);
    return () => removeEventListener('scroll', look, true);
  }, [hasNews]);
  return [hasNews, setNews] as const;
}

export interface Following {
  /** To be called before something is sent from inside the log. */
  readonly markTap: () => void;
  /** Something was said below what is in sight. */
  readonly hasNews: boolean;
  readonly showNews: () => void;
}

/** `said` and `waiting`: how many messages there are, and how many of the person's own are under way. */
export function useFollow(log: RefObject<HTMLElement | null>, said: number, waiting: number): Following {
  const wasTapped = useRef(false);
  const waitedBefore = useRef(0);
  const isMoved = useMovedByHand(log);
  const [hasNews, setNews] = useNews(log);
  const show = (message: HTMLElement) => {
    isMoved.current = false;
    scrollTo(log.current!, message);
    if (wasTapped.current) message.focus({ preventScroll: true });
    if (!message.classList.contains('waiting')) wasTapped.current = false;
  };
  useSteadyEnd(log, isMoved);
  useLayoutEffect(() => {
    const isSending = waiting > waitedBefore.current;
    waitedBefore.current = waiting;
    const own = newest(log.current!, OWN);
    if (own === undefined) return;
    const isReadingUp = isMoved.current && isBelow(log.current!, own) && !isDangerAfter(log.current!, own);
    if (isSending || !isReadingUp) return show(own);
    if (log.current!.querySelector('li:last-child.theirs')) setNews(true);
  }, [said, waiting]);
  return {
    markTap: () => {
      wasTapped.current = log.current!.contains(document.activeElement);
    },
    hasNews,
    showNews: () => {
      wasTapped.current = true;
      setNews(false);
      show(newest(log.current!, OWN)!);
    },
  };
}
