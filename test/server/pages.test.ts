/** Pages and files: policy, frames, packing, freshness. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../src/channels/web/page';
import { builtFiles } from '../../src/server/built-files';
import { createServer } from '../../src/server/create-server';
import { closeDoor, localUrl, openDoor } from '../../src/server/listen';
import { createLog } from '../../src/server/log';
import { Origins } from '../../src/server/origins';
import { registerPages } from '../../src/server/pages';
import type { House } from '../../src/server/routes';
import { freshDirectory, stopServers } from './support/server';

const html = 'text/html; charset=utf-8';
const LONG = `<p>${'words '.repeat(500)}</p>`;
const PAGES: readonly Page[] = [
  { path: '/', contentType: html, body: LONG },
  {
    path: '/chat',
    contentType: html,
    body: ({ query }) => `<p>${query.get('lang') ?? 'none'}</p>`,
    frames: 'allowed',
  },
  { path: '/embed.js', contentType: 'text/javascript', body: 'go()', use: 'shared' },
  { path: '/map', contentType: html, body: 'map', policy: { 'connect-src': ['https://maps.example'] } },
  {
    path: '/broken',
    contentType: html,
    body: () => {
      throw new Error('secret words');
    },
  },
];

let house: House;
let url: string;
beforeAll(async () => {
  const folder = join(freshDirectory(), 'web');
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(folder, 'chat-A1B2C3D4.js'), 'chat()');
  writeFileSync(join(folder, 'fonts', 'plain.css'), 'p{}');
  writeFileSync(join(folder, 'chat.js.map'), '{}');
  const log = createLog('silent');
  house = createServer({ log, origins: new Origins([], undefined), publicUrl: undefined, proxyHops: 0 });
  registerPages(house, [...PAGES, ...builtFiles(folder)], { allowedOrigins: ['https://hospital.example'] });
  await openDoor(house, 0, '127.0.0.1');
  url = localUrl(house);
});
afterAll(async () => {
  await closeDoor(house);
  await stopServers();
});

const policyOf = ({ headers }: Response) => headers.get('content-security-policy')!;

test('a page loads from its own site only, nothing inline, and stands in no frame', async () => {
  const response = await fetch(`${url}/`);
  expect(policyOf(response)).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policyOf(response)).not.toMatch(/unsafe|\*/);
  expect(policyOf(response)).toContain("frame-ancestors 'none'");
  expect(response.headers.get('x-frame-options')).toBe('DENY');
});

test('the chat may stand in frames of listed websites, and sees its query', async () => {
  const response = await fetch(`${url}/chat?lang=es`);
  expect(policyOf(response)).toContain("frame-ancestors 'self' https://hospital.example");
  expect(response.headers.get('x-frame-options')).toBeNull();
  expect(await response.text()).toBe('<p>es</p>');
});

test('a page can widen its policy, a shared file can be loaded from elsewhere', async () => {
  expect(policyOf(await fetch(`${url}/map`))).toContain("connect-src 'self' https://maps.example;");
  expect((await fetch(`${url}/embed.js`)).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

test('what is long is packed, and an unchanged page is not sent again', async () => {
  const first = await fetch(`${url}/`, { headers: { 'accept-encoding': 'br' } });
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(Number(first.headers.get('content-length'))).toBeLessThan(100);
  const etag = first.headers.get('etag')!;
  const again = await fetch(`${url}/`, { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
  expect({ status: again.status, text: await again.text() }).toEqual({ status: 304, text: '' });
  const plain = await fetch(`${url}/`, { headers: { 'accept-encoding': 'identity' } });
  expect(await plain.text()).toBe(LONG);
});

test('HEAD tells the size and sends nothing', async () => {
  const response = await fetch(`${url}/`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
  expect(response.headers.get('content-length')).toBe(String(LONG.length));
  expect(await response.text()).toBe('');
});

test('built files: known kinds only, named by content they are kept for good', async () => {
  const hashed = await fetch(`${url}/assets/chat-A1B2C3D4.js`);
  expect(hashed.headers.get('cache-control')).toContain('immutable');
  const plain = await fetch(`${url}/assets/fonts/plain.css`);
  expect([plain.headers.get('content-type'), plain.headers.get('cache-control')]).toEqual([
    'text/css; charset=utf-8',
    'no-cache',
  ]);
  expect((await fetch(`${url}/assets/chat.js.map`)).status).toBe(404);
});

test('a page that fails says so without a trace', async () => {
  const response = await fetch(`${url}/broken`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toMatch(/secret|pages\.ts/);
});
