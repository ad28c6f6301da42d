/** Microsoft Web Chat, the real bundle, on a website of its own: with the page of docs/website.md. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { PATIENCE_MS } from './support/chat';
import { Site } from './support/site';
import { webChatBundle } from './support/web-chat';

jest.setTimeout(90_000);

const NONCE = 'n0nce';
/** A second copy of a message would come within this. */
const SETTLING_MS = 500;
let site: Site;
let website: Server;
let address: string;

function guidePage(service: string): string {
  const guide = readFileSync(join(projectRoot(), 'docs', 'website.md'), 'utf8');
  const page = /```html\n(<!doctype html>[\s\S]*?)```/.exec(guide)![1]!;
  return page.replaceAll('https://chat.hospital.example', service).replaceAll('NONCE', NONCE);
}

function policy(service: string): string {
  const socket = service.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${NONCE}'`,
    `style-src 'nonce-${NONCE}'`,
    "img-src 'self' data: blob:",
    `connect-src ${service} ${socket}`,
  ].join('; ');
}

beforeAll(async () => {
  const bundle = readFileSync(webChatBundle());
  website = createServer((request, response) => {
    if (request.url === '/webchat.js') response.setHeader('content-type', 'text/javascript').end(bundle);
    else if (request.url !== '/') response.writeHead(404).end();
    else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', policy(site.url)).end(guidePage(site.url));
    }
  });
  await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(website.address() as AddressInfo).port}`;
  site = await Site.open({}, { ALLOWED_ORIGINS: address });
});
afterAll(async () => {
  website.closeAllConnections();
  website.close();
  await site.close();
});

test('it greets, answers once, takes a suggested action, and calls nobody else', async () => {
  const person = await site.person({ viewport: { width: 800, height: 900 } });
  const page = await person.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => /^http/.test(request.url()) && hosts.add(new URL(request.url()).origin));
  await page.goto(address);
  const bubbles = page.locator('[class~="webchat__bubble__content"]');
  const saying = (text: string | RegExp) => bubbles.filter({ hasText: text });
  await saying(/automatic helper/).waitFor({ timeout: PATIENCE_MS });

  const box = page.getByRole('textbox').last();
  await box.fill('where do the donor cells come from');
  await box.press('Enter');
  await saying(/healthy family member or other donor/).waitFor({ timeout: PATIENCE_MS });
  await page.getByRole('toolbar').getByRole('button', { name: 'What happens during a transplant?' }).click();
  await bubbles.nth(4).waitFor({ timeout: PATIENCE_MS });
  await page.waitForTimeout(SETTLING_MS);
  expect(await bubbles.count()).toBe(5);
  expect(await saying('where do the donor cells come from').count()).toBe(1);
  expect(await page.getByText('Send failed').count()).toBe(0);
  expect([...hosts].sort()).toEqual([address, site.url].sort());
  await person.close();
});
