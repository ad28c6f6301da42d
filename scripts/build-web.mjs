/** Bundles the chat, its launcher and the styles into dist/web. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const widget = join(root, 'src', 'channels', 'web', 'widget');
const out = join(root, 'dist', 'web');

function launcherWords() {
  const entries = readdirSync(join(root, 'locales')).map((language) => {
    const { widget } = JSON.parse(readFileSync(join(root, 'locales', language, 'chat.json'), 'utf8'));
    return [language, widget.open];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

mkdirSync(out, { recursive: true });
const common = {
  bundle: true,
  minify: true,
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'error',
};
await Promise.all([
  build({
    ...common,
    entryPoints: [join(widget, 'chat.tsx')],
    outfile: join(out, 'chat.js'),
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  }),
  build({
    ...common,
    entryPoints: [join(widget, 'embed.ts')],
    outfile: join(out, 'embed.js'),
    format: 'iife',
    charset: 'utf8',
    define: { LAUNCHER_WORDS: launcherWords() },
  }),
  build({ ...common, entryPoints: [join(widget, 'chat.css')], outfile: join(out, 'chat.css') }),
  build({
    ...common,
    entryPoints: [join(root, 'src', 'channels', 'web', 'pages', 'page.css')],
    outfile: join(out, 'page.css'),
  }),
]);
