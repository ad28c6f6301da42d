/** The real website on a free port and a browser that looks at it. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Overrides } from '../../../src/app';
import { sitePages } from '../../../src/channels/web/pages/pages';
import type { Environment } from '../../../src/config';
import { type Running, startServer, stopServer, stopServers } from '../../server/support/server';
import { launchBrowser, PHONE } from './browser';

/** Nothing is sent in these tests; the settings only make the bot offer call-backs. */
const WITH_CALLBACKS = {
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '9',
  SMTP_FROM: 'bot@example.org',
  CALLBACK_EMAIL: 'center@example.org',
} as const;

/** What a page must not have done: calls to elsewhere, errors in the console. */
export interface Blemishes {
  readonly foreign: string[];
  readonly errors: string[];
}

export class Site {
  private constructor(
    readonly browser: Browser,
    private running: Running,
    private readonly overrides: Overrides,
  ) {}

  static async open(overrides: Overrides = {}, settings: Environment = {}): Promise<Site> {
    const parts = { pages: sitePages, ...overrides };
    const [browser, running] = await Promise.all([
      launchBrowser(),
      startServer({ LOG_LEVEL: 'error', ...WITH_CALLBACKS, ...settings }, parts),
    ]);
    return new Site(browser, running, parts);
  }

  get url(): string {
    return this.running.url;
  }

  /** Every line of the log since the last start. */
  get logged(): readonly string[] {
    return this.running.logged;
  }

  async stopServer(): Promise<void> {
    await stopServer(this.running);
  }

  /** On the same port, with the same data. */
  async startServerAgain(): Promise<void> {
    const { port } = new URL(this.url);
    this.running = await startServer({ ...this.running.env, PORT: port }, this.overrides);
  }

  /** A browser of its own, as of one person. */
  person(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    return this.browser.newContext({ viewport: PHONE, locale: 'en-US', ...options });
  }

  async visit(
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; person: BrowserContext; blemishes: Blemishes }> {
    const person = await this.person(options);
    const page = await person.newPage();
    const blemishes = this.watch(page);
    await page.goto(this.url + path);
    return { page, person, blemishes };
  }

  watch(page: Page): Blemishes {
    const blemishes: Blemishes = { foreign: [], errors: [] };
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(this.url).host)
        blemishes.foreign.push(request.url());
    });
    page.on('console', (message) => message.type() === 'error' && blemishes.errors.push(message.text()));
    page.on('pageerror', (error) => blemishes.errors.push(error.message));
    return blemishes;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await stopServers();
  }
}
