/** One turn after another within a conversation; different conversations do not wait for each other. */

export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs the work when everything before it in this conversation is done, whatever became of that. */
  run<T>(conversationId: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(conversationId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(conversationId, mine);
    const leave = () => {
      if (this.last.get(conversationId) === mine) this.last.delete(conversationId);
    };
    mine.then(leave, leave);
    return mine;
  }

  /** Resolves when no turn is running. */
  async idle(): Promise<void> {
    while (this.last.size > 0) await Promise.allSettled(this.last.values());
  }
}
