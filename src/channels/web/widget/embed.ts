/** One script tag on any page: a button that opens the chat in a frame. The chat is loaded only then. */

/** By language, what the button says; the build puts them in. */
declare const LAUNCHER_WORDS: Readonly<Record<string, string>>;

const script = document.currentScript as HTMLScriptElement;
const { origin } = new URL(script.src);
const SMALL = matchMedia('(max-width:30rem),(max-height:30rem)');

/** The page's own language comes before the browser's: the family chose that page. */
function wanted(): string {
  for (const tag of [script.dataset['language'], document.documentElement.lang, ...navigator.languages]) {
    const chinese = /^(zh|yue)/i.test(tag ?? '') && (/hant|tw|hk|mo|yue/i.test(tag!) ? 'zh-Hant' : 'zh-Hans');
    const found = chinese || (tag ?? '').split('-')[0]!.toLowerCase();
    if (LAUNCHER_WORDS[found]) return found;
  }
  return 'en';
}

const language = wanted();
const words = LAUNCHER_WORDS[language]!;
const button = document.createElement('button');
let frame: HTMLIFrameElement | undefined;
let hidden: Element[] = [];

function style(element: HTMLElement, rules: string): void {
  for (const rule of rules.split(';')) {
    const [name, value] = rule.split(/:(.*)/s);
    element.style.setProperty(name!, value!);
  }
}

/** On a small screen the chat is the whole screen: nothing behind it takes the focus or scrolls. */
function place(): void {
  const isOpen = frame !== undefined && !frame.hidden;
  const isWhole = isOpen && SMALL.matches;
  for (const element of hidden) element.removeAttribute('inert');
  hidden = isWhole
    ? [...document.body.children].filter((element) => element !== frame && !element.hasAttribute('inert'))
    : [];
  for (const element of hidden) element.setAttribute('inert', '');
  button.style.display = isOpen ? 'none' : '';
  if (!frame) return;
  style(
    frame,
    isWhole
      ? 'inset:0;width:100%;height:100%;border-radius:0'
      : 'inset:auto;inset-block-end:1rem;inset-inline-end:1rem;width:26rem;height:min(46rem,100vh - 2rem);border-radius:1rem',
  );
  frame.style.display = isOpen ? 'block' : 'none';
}

function greet(): void {
  frame!.focus();
  frame!.contentWindow!.postMessage({ type: 'family-support-open' }, origin);
}

function open(): void {
  const isNew = !frame;
  frame ??= document.createElement('iframe');
  frame.hidden = false;
  if (isNew) {
    frame.title = words;
    frame.src = `${origin}/chat?language=${language}`;
    frame.onload = greet;
    style(
      frame,
      'position:fixed;z-index:2147483001;border:0;color-scheme:light dark;box-shadow:0 4px 24px #0006',
    );
    document.body.append(frame);
  }
  place();
  if (!isNew) greet();
}

function close(): void {
  if (!frame || frame.hidden) return;
  frame.hidden = true;
  place();
  button.focus();
}

button.type = 'button';
button.textContent = words;
button.lang = language;
button.dir = 'auto';
style(
  button,
  'position:fixed;inset-block-end:1rem;inset-inline-end:1rem;z-index:2147483000;padding:.9rem 1.3rem;font:600 1.05rem/1.2 system-ui,sans-serif;color:#fff;background:#0b4f6c;border:2px solid #fff;border-radius:2rem;cursor:pointer;box-shadow:0 2px 10px #0006;max-width:calc(100vw - 2rem)',
);
button.onclick = open;
button.onfocus = () => style(button, 'outline:3px solid #0b4f6c;outline-offset:1px');
button.onblur = () => style(button, 'outline:none');
SMALL.addEventListener('change', place);
addEventListener('message', ({ source, origin: from, data }) => {
  if (source === frame?.contentWindow && from === origin && data?.type === 'family-support-close') close();
});
addEventListener('keydown', ({ key }) => key === 'Escape' && close());
if (document.body) document.body.append(button);
else addEventListener('DOMContentLoaded', () => document.body.append(button));
