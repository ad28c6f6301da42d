/** Microsoft's playground for Teams bots: the real client, without a tenant and without the internet. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { PATIENCE_MS } from './chat';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Its fonts are asked for elsewhere; here nothing but this machine answers. */
const ELSEWHERE = ({ hostname }: URL) => hostname !== '127.0.0.1' && hostname !== 'localhost';

export class Playground {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async open(botUrl: string): Promise<Playground> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'teams-playground-'));
    const cli = require.resolve('@microsoft/m365agentsplayground/cli.js');
    const options = [
      '-e',
      `${botUrl}/api/messages`,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--disable-telemetry',
    ];
    const child = spawn(process.execPath, [cli, ...options], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
    });
    for await (const text of child.stdout!) if (String(text).includes('Listening on')) break;
    return new Playground(`http://127.0.0.1:${port}`, child, folder);
  }

  /** The first visit installs the bot. */
  async visit(browser: Browser, options: BrowserContextOptions = {}): Promise<TeamsChat> {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.route(ELSEWHERE, (route) => route.abort());
    await page.goto(this.url);
    return new TeamsChat(page);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The playground's page as a member of staff uses it. */
export class TeamsChat {
  constructor(readonly page: Page) {}

  get cards(): Locator {
    return this.page.locator('.ac-adaptiveCard');
  }

  get last(): Locator {
    return this.cards.last();
  }

  /** Says it and waits for so many cards more. */
  async ask(text: string, more = 1): Promise<Locator> {
    const before = await this.cards.count();
    await this.page.getByRole('textbox').last().click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.cards.nth(before + more - 1).waitFor();
    return this.last;
  }

  async open(conversation: string | RegExp): Promise<void> {
    await this.page.getByRole('treeitem', { name: conversation }).click();
  }

  /** A new post in the open channel, with the bot mentioned. */
  async post(text: string): Promise<void> {
    await this.page.getByRole('textbox').first().click();
    await this.page.keyboard.type('@');
    await this.page.getByRole('menuitem').filter({ hasText: 'Test Bot' }).click();
    await this.page.keyboard.type(text);
    await this.page.getByRole('button', { name: 'Post' }).click();
  }

  /** What happens in Teams beside messages. */
  async happen(event: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Mock an Activity' }).click();
    await this.page.getByRole('menuitem').getByText(event, { exact: true }).click();
    await this.page.getByRole('button', { name: 'Send activity' }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
