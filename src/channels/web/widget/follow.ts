/** Scrolling and focus of the log: a new answer is read from its beginning, and a tap on a choice loses nobody. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** What stays visible above the message that is read. */
const SPACE_PIXELS = 8;

/** On low screens the whole document scrolls, else the log alone. */
function scrollTo(log: HTMLElement, message: Element): void {
  const isOwn = getComputedStyle(log).overflowY !== 'visible';
  const scroller = isOwn ? log : document.documentElement;
  const bar = document.querySelector('.safety-bar')!.getBoundingClientRect().height;
  const above = isOwn ? log.getBoundingClientRect().top : bar;
  scroller.scrollTop += message.getBoundingClientRect().top - above - SPACE_PIXELS;
}

/** When the field grows or the state is said, what was read last stays in sight. */
function useSteadyEnd(log: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before = log.current!.clientHeight;
    const observer = new ResizeObserver(() => {
      const { clientHeight, scrollHeight } = log.current!;
      const lost = before - clientHeight;
      before = clientHeight;
      const end = log.current!.querySelector('li:last-child')?.classList.contains('mine');
      log.current!.scrollBy({ top: end ? scrollHeight : lost, behavior: 'instant' });
    });
    observer.observe(log.current!);
    return () => observer.disconnect();
  }, []);
}

/** `changes`: whatever makes the log longer. Gives the mark to set before something is sent from inside the log. */
export function useFollow(log: RefObject<HTMLElement | null>, changes: readonly unknown[]): () => void {
  const wasTapped = useRef(false);
  useSteadyEnd(log);
  useLayoutEffect(() => {
    const mine = log.current!.querySelectorAll<HTMLElement>('.mine');
    const newest = mine[mine.length - 1];
    if (newest === undefined) return;
    scrollTo(log.current!, newest);
    if (wasTapped.current) newest.focus({ preventScroll: true });
    if (newest.classList.contains('waiting')) return;
    wasTapped.current = false;
  }, changes);
  return () => {
    wasTapped.current = log.current!.contains(document.activeElement);
  };
}
