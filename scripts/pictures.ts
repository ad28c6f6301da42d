/** Makes the pictures of the README: `npm run pictures`. Needs fonts for Arabic on the machine (fonts-noto-core). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../src/project-root';
import { PHONE } from '../test/browser/support/browser';
import { Chat } from '../test/browser/support/chat';
import { Playground, type TeamsChat } from '../test/browser/support/playground';
import { Site } from '../test/browser/support/site';
import { Chat as LineChat } from '../test/server/support/chat';

const FOLDER = join(projectRoot(), 'docs', 'pictures');
const TEAMS = { width: 1_200, height: 860 } as const;
const DESK = { width: 1120, height: 760 } as const;
/** Scrolling and the fonts come to rest. */
const SETTLING_MS = 800;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly options?: BrowserContextOptions;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const asking = (question: string) => async (page: Page) => {
  const chat = await new Chat(page).ready();
  await chat.ask(question);
  await chat.field.blur();
};

const PICTURES: readonly Picture[] = [
  {
    name: 'chat-phone',
    path: '/chat?language=en',
    options: { viewport: PHONE },
    prepare: asking('where do the donor cells come from?'),
  },
  {
    name: 'chat-arabic',
    path: '/chat?language=ar',
    options: { viewport: PHONE },
    prepare: asking('من أين تأتي خلايا المتبرع؟'),
  },
  { name: 'faq', path: '/faq/en', options: { viewport: DESK, deviceScaleFactor: 1 } },
  {
    name: 'home',
    path: '/',
    options: { viewport: DESK, deviceScaleFactor: 1 },
    prepare: (page) => Chat.launch(page),
  },
];

async function take(site: Site, { name, path, options, prepare }: Picture): Promise<void> {
  const { page, person } = await site.visit(path, { deviceScaleFactor: 1.5, ...options });
  await prepare?.(page);
  await page.waitForTimeout(SETTLING_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await person.close();
}

/** Microsoft's playground, scrolled to the answer. */
async function takeTeams(site: Site): Promise<void> {
  const playground = await Playground.open(site.url);
  const chat = await playground.visit(site.browser, { viewport: TEAMS });
  await chat.last.waitFor();
  await chat.page.getByRole('button', { name: 'Hide log panel' }).click();
  await chat.ask('where do the donor cells come from?');
  await chat.page.waitForTimeout(SETTLING_MS);
  await chat.page.screenshot({ path: join(FOLDER, 'teams-answer.png') });
  await takeRequest(site, chat);
  await playground.close();
}

const REQUEST = ['please call me back', 'Ana', '206-555-0100', 'evening', 'Español', 'skip', 'yes'];

/** A family asks on the website, staff are told. */
async function takeRequest(site: Site, chat: TeamsChat): Promise<void> {
  await chat.page.getByRole('textbox').last().fill('notify here');
  await chat.page.keyboard.press('Enter');
  await chat.page.getByText('is now told').last().waitFor();
  const family = await LineChat.open(site.url);
  for (const text of REQUEST) await family.say(text);
  await chat.cards.filter({ hasText: 'A family asks' }).waitFor();
  await chat.page.waitForTimeout(SETTLING_MS);
  await chat.page.screenshot({ path: join(FOLDER, 'teams-request.png') });
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const site = await Site.open();
  for (const picture of PICTURES) await take(site, picture);
  await takeTeams(site);
  await site.close();
}

void main();
