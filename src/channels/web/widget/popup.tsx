/** A button that opens a small panel; Escape, a choice or a tap elsewhere closes it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface PopupProps {
  readonly label: string;
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Popup({ label, summary, children }: PopupProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (!details.current?.open) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  };
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      if (details.current && !details.current.contains(target as Node)) details.current.open = false;
    };
    addEventListener('pointerdown', onElsewhere);
    addEventListener('focusin', onElsewhere);
    return () => {
      removeEventListener('pointerdown', onElsewhere);
      removeEventListener('focusin', onElsewhere);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return;
    event.stopPropagation();
    close();
  };
  return (
    <details class="popup" ref={details} onKeyDown={onKeyDown}>
      <summary aria-label={label} title={label}>
        {summary}
      </summary>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: only closes after a click on what is inside */}
      <div onClick={close}>{children}</div>
    </details>
  );
}
