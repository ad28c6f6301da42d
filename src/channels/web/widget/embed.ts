/** One script tag on any page: a button that opens the chat in a frame. The chat is loaded only then. */

declare const LAUNCHER_WORDS: Readonly<Record<string, { readonly open: string; readonly title: string }>>;

const script = document.currentScript as HTMLScriptElement;
const origin = new URL(script.src).origin;

function wanted(): string {
  const tags = [script.dataset['language'], document.documentElement.lang, ...navigator.languages];
  for (const tag of tags) {
    if (!tag) continue;
    const chinese = /^zh/i.test(tag) ? (/hant|tw|hk|mo/i.test(tag) ? 'zh-Hant' : 'zh-Hans') : undefined;
    const found = chinese ?? tag.split('-')[0]!.toLowerCase();
    if (LAUNCHER_WORDS[found]) return found;
  }
  return 'en';
}

const language = wanted();
const words = LAUNCHER_WORDS[language]!;
const SMALL = '(max-width: 30rem), (max-height: 30rem)';

function style(element: HTMLElement, rules: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value);
}

const button = document.createElement('button');
button.type = 'button';
button.textContent = words.open;
button.setAttribute('aria-haspopup', 'dialog');
button.lang = language;
style(button, {
  position: 'fixed',
  'inset-block-end': '1rem',
  'inset-inline-end': '1rem',
  'z-index': '2147483000',
  padding: '0.9rem 1.3rem',
  font: '600 1.05rem/1.2 system-ui, sans-serif',
  color: '#fff',
  background: '#0b4f6c',
  border: '2px solid #fff',
  'border-radius': '2rem',
  cursor: 'pointer',
  'box-shadow': '0 2px 10px rgba(0,0,0,.35)',
  'max-width': 'calc(100vw - 2rem)',
});

let frame: HTMLIFrameElement | undefined;

function place(): void {
  if (!frame) return;
  const isSmall = matchMedia(SMALL).matches;
  style(frame, {
    position: 'fixed',
    'z-index': '2147483001',
    border: '0',
    'color-scheme': 'normal',
    background: 'transparent',
    'inset-block-end': isSmall ? '0' : '1rem',
    'inset-inline-end': isSmall ? '0' : '1rem',
    width: isSmall ? '100%' : '26rem',
    height: isSmall ? '100%' : 'min(44rem, calc(100vh - 2rem))',
    'border-radius': isSmall ? '0' : '1rem',
    'box-shadow': '0 4px 24px rgba(0,0,0,.4)',
  });
}

function open(): void {
  if (!frame) {
    frame = document.createElement('iframe');
    frame.src = `${origin}/chat?language=${language}`;
    frame.title = words.title;
    document.body.append(frame);
  }
  frame.hidden = false;
  frame.style.display = 'block';
  button.hidden = true;
  button.style.display = 'none';
  place();
  frame.focus();
}

function close(): void {
  if (!frame || frame.hidden) return;
  frame.hidden = true;
  frame.style.display = 'none';
  button.hidden = false;
  button.style.display = '';
  button.focus();
}

button.addEventListener('click', open);
addEventListener('resize', place);
addEventListener('message', ({ source, origin: from, data }) => {
  const isOurs = frame && source === frame.contentWindow && from === origin;
  if (isOurs && (data as { type?: unknown })?.type === 'family-support-close') close();
});
addEventListener('keydown', ({ key }) => key === 'Escape' && close());
if (document.body) document.body.append(button);
else addEventListener('DOMContentLoaded', () => document.body.append(button));
