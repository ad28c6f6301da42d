/** The chat as a person uses it, alone in a tab or in the frame of the launcher. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** For the slowest of shared machines. */
const PATIENCE_MS = 15_000;

export class Chat {
  constructor(readonly place: Page | FrameLocator) {}

  /** The chat in the frame that the launcher opens. */
  static async launch(page: Page): Promise<Chat> {
    await page.getByRole('button', { name: 'Ask a question' }).click();
    return new Chat(page.frameLocator('iframe')).ready();
  }

  async ready(): Promise<this> {
    await this.replies.first().waitFor({ timeout: PATIENCE_MS });
    return this;
  }

  get field(): Locator {
    return this.place.locator('textarea');
  }

  get replies(): Locator {
    return this.place.locator('.theirs');
  }

  get own(): Locator {
    return this.place.locator('.mine');
  }

  get status(): Locator {
    return this.place.getByRole('status');
  }

  get last(): Locator {
    return this.replies.last();
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** Says it and waits for the answer. */
  async ask(text: string): Promise<Locator> {
    return this.answered(() => this.say(text));
  }

  async tap(name: string | RegExp): Promise<Locator> {
    return this.answered(() => this.last.getByRole('button', { name }).first().click());
  }

  /** The last reply, once there are more than before and nothing waits. */
  async answered(act: () => Promise<void>): Promise<Locator> {
    const before = await this.replies.count();
    await act();
    await this.replies.nth(before).waitFor({ timeout: PATIENCE_MS });
    return this.last;
  }

  /** Waits until a message stands in the chat so many times, and that it stays so. */
  async countOwn(text: string): Promise<number> {
    return this.own.filter({ hasText: text }).count();
  }
}

export { PATIENCE_MS };
