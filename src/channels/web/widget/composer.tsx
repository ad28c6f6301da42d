/** Where the person writes. What is half written survives a reload. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { kept } from './kept';
import type { ChatWords } from './words';

/** Far beyond what the bot reads, and below what the service takes. */
const LONGEST_TEXT_CHARACTERS = 50_000;

export interface ComposerProps {
  readonly words: ChatWords;
  readonly send: (text: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Grows with the text; the style sheet sets where it ends. */
function growToText(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

export function Composer({ words, send, field }: ComposerProps) {
  const [draft, setDraft] = useState(kept.draft());
  const change = (text: string) => {
    setDraft(text);
    kept.keepDraft(text);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (draft.trim() === '') return;
    send(draft.trim());
    change('');
  };
  useLayoutEffect(() => growToText(field.current), [draft, words]);
  return (
    <form class="composer" onSubmit={submit}>
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={draft}
        maxLength={LONGEST_TEXT_CHARACTERS}
        enterkeyhint="send"
        aria-label={words.placeholder}
        placeholder={words.placeholder}
        onInput={({ currentTarget }) => change(currentTarget.value)}
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
