/** Microsoft's own playground for Teams, driven as a person drives it: what the cards do in a real client. */
import type { Browser } from 'playwright-core';
import { type Running, startServer, stopServers } from '../server/support/server';
import { DESKTOP, launchBrowser } from './support/browser';
import { Playground, type TeamsChat } from './support/playground';

let browser: Browser;
let server: Running;
let playground: Playground;
let chat: TeamsChat;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer({ LOG_LEVEL: 'error' })]);
  playground = await Playground.open(server.url);
  chat = await playground.visit(browser, { viewport: DESKTOP });
});
afterAll(async () => {
  await browser.close();
  await playground.close();
  await stopServers();
});

const says = (text: string) => ({ hasText: text });

test('the installation is welcomed with one card, and its examples can be tapped', async () => {
  await chat.last.waitFor();
  expect(await chat.last.innerText()).toContain('I am the automatic helper');
  await chat.last.getByRole('button', { name: 'What is relapsed ALL?' }).click();
  await chat.cards.filter(says('ALL is short for')).waitFor();
  // Long after the second news of the installation.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await chat.cards.filter(says('I am the automatic helper')).count()).toBe(1);
});

test('a question is answered with a card: its title, the answer, the number to tap', async () => {
  const card = await chat.ask('where do the donor cells come from');
  expect(await card.getByRole('heading').innerText()).toBe('Where do donor cells come from?');
  expect(await card.innerText()).toContain('family member or other donor');
  await card.getByText('Call 206-987-2106', { exact: true }).waitFor();
});

test('a tap on a choice: the answer takes the place of the question asked back', async () => {
  const asked = await chat.ask('transplant');
  expect(await asked.innerText()).toContain('Which of these do you mean?');
  const before = await chat.cards.count();
  await asked.getByRole('button', { name: 'Where are transplants done?' }).click();
  await chat.last.getByRole('heading', { name: 'Where are transplants done?' }).waitFor();
  expect(await chat.cards.count()).toBe(before);
  expect(await chat.cards.filter(says('Which of these do you mean?')).count()).toBe(0);
});

test('a tap on "Yes" under an answer: thanks in its place', async () => {
  await chat.last.getByRole('button', { name: 'Yes' }).click();
  await chat.last.getByText('Thank you for telling me.').waitFor();
  expect(await chat.last.innerText()).not.toContain('Did this help?');
  expect(await chat.last.innerText()).toContain('Transplants are done at');
});

test('Arabic is written from the right, and the English beside an alarm from the left', async () => {
  const direction = (text: string) =>
    chat.last.getByText(text).evaluate((element) => getComputedStyle(element).direction);
  await chat.ask('من أين تأتي خلايا المتبرع؟');
  expect(await chat.last.getAttribute('dir')).toBe('rtl');
  await chat.ask('ابني لا يتنفس');
  expect(await direction('اتصلوا برقم')).toBe('rtl');
  expect(await direction('Call 911 now')).toBe('ltr');
});

test('who installs the bot anew is welcomed anew', async () => {
  const welcomes = chat.cards.filter(says('I am the automatic helper'));
  for (const event of ['Uninstall application', 'Install application']) await chat.happen(event);
  await welcomes.nth(1).waitFor();
  expect(await welcomes.count()).toBe(2);
});

test('in a channel the bot is asked by its name and answers in the thread', async () => {
  await chat.open(/General/);
  await chat.last.waitFor();
  await chat.post('where do the donor cells come from');
  const answer = chat.cards.filter(says('family member or other donor'));
  await answer.waitFor();
  const thread = chat.page.locator('div').filter({ has: answer }).filter(says('Type a message'));
  expect(await thread.last().innerText()).toMatch(/Test Bot.*where do the donor cells/s);
});

test('nothing of it was an error for the bot', () => {
  expect(server.logged).toEqual([]);
});
