/** The chat: header with the phone, messages, composer. */
import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { spokenLanguage } from './activity';
import { Composer } from './composer';
import { Header, SafetyBar } from './header';
import { Log } from './log';
import { connectionText, useLine } from './use-line';
import { useWords } from './use-words';
import type { ChatWords } from './words';

const isFramed = parent !== window;

/** Asks the page around to close the frame; alone in a tab there is nothing to close. */
function close(): void {
  parent.postMessage({ type: 'family-support-close' }, '*');
}

/** The page around tells when the person opens the chat; a frame that is simply there takes no focus. */
function useFocusWhenOpened() {
  const field = useRef<HTMLTextAreaElement>(null);
  // before the page's load event, with which the page around greets
  useLayoutEffect(() => {
    const onMessage = ({ source, data }: MessageEvent) => {
      if (source === parent && data?.type === 'family-support-open') field.current?.focus();
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, []);
  return field;
}

function Chat({ first }: { readonly first: ChatWords }) {
  const tag = useRef(first.tag);
  const { line, activities, connection, isTyping, waiting } = useLine(() => tag.current);
  const words = useWords(first, spokenLanguage(activities));
  const field = useFocusWhenOpened();
  tag.current = words.tag;
  const send = (text: string, value?: unknown) => line.send(text, value);
  return (
    <>
      <Header words={words} activities={activities} send={send} close={isFramed ? close : undefined} />
      <main>
        <SafetyBar words={words} />
        <Log
          words={words}
          activities={activities}
          waiting={waiting}
          isTyping={isTyping}
          send={send}
          again={(id) => line.again(id)}
        />
        <p class="connection" role="status">
          {connectionText(words, connection)}
        </p>
        <Composer words={words} send={send} field={field} />
      </main>
    </>
  );
}

const words = JSON.parse(document.getElementById('words')!.textContent!) as ChatWords;
const place = document.getElementById('chat')!;
place.textContent = '';
render(<Chat first={words} />, place);
addEventListener('keydown', ({ key, isComposing }) => {
  if (isFramed && key === 'Escape' && !isComposing) close();
});
