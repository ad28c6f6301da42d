/** An echo in the place of the dialogs: the same server, channels and storage. Run as a process of its own. */
import { ActivityHandler } from 'botbuilder';
import { createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/server/log';

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(
      async (context) => void (await context.sendActivity(`You said: ${context.activity.text}`)),
    );
    this.onMembersAdded(async (context) => void (await context.sendActivity('Hello.')));
  }
}

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const echo = new Echo();
  const app = await createApp(read.config, {
    log: createLog('error'),
    bot: (context) => echo.run(context),
  });
  process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
  await app.start();
  process.stdout.write(`Open ${app.url}\n`);
}

void main();
