/** Shows that the bot is at work when a turn takes longer than a moment. */
import type { TurnContext } from 'botbuilder';

/** Most answers are there sooner, and Teams keeps a sign standing for seconds. */
const PATIENCE_MS = 1_000;

/** The sign never comes after the answer, and a sign that cannot be shown is no error of the turn. */
export async function withTyping(context: TurnContext, work: () => Promise<void>): Promise<void> {
  let shown: Promise<unknown> = Promise.resolve();
  const show = () => {
    shown = context.sendActivity({ type: 'typing' }).catch(() => undefined);
  };
  const timer = setTimeout(show, PATIENCE_MS);
  context.onSendActivities(async (_context, activities, next) => {
    if (activities.every(({ type }) => type === 'typing')) return next();
    clearTimeout(timer);
    await shown;
    return next();
  });
  try {
    await work();
  } finally {
    clearTimeout(timer);
  }
}
