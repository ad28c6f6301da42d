/** Every kind of input, with what it needs to be running. */
import type { Room } from '../../dialogs/room';
import { createApp } from '../../src/app';
import { sitePages } from '../../src/channels/web/pages/pages';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/server/log';
import { newFolder, removeFolders } from '../machines/support/bot-process';
import { Person } from '../machines/support/person';
import { fuzzActivities } from './activities';
import { fuzzPosts, fuzzStreams, fuzzTokens } from './direct-line';
import { fuzzContent, fuzzSettings, fuzzTranslations, makeSmallContent } from './files';
import { fuzzBytes, fuzzRoutes, type Target } from './requests';
import type { AnyFuzz } from './support/property';
import { damaged } from './support/words';
import { fuzzTexts } from './texts';

export interface FuzzHouse {
  readonly fuzzes: readonly AnyFuzz[];
  /** Log lines of faults: a calm server has none. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

const TOKEN = 'a token for fuzzing';

async function startTarget(room: Room, faults: string[]) {
  const env = {
    PORT: '0',
    DATA_DIRECTORY: newFolder(),
    LOG_LEVEL: 'error',
    LIMIT_PER_ADDRESS: '0',
    LIMIT_PER_CONVERSATION: '0',
    TWILIO_AUTH_TOKEN: TOKEN,
    PUBLIC_URL: 'https://chat.example.org',
  };
  const read = readConfig(env);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const log = createLog('error', { write: (line: string) => void faults.push(line) });
  const app = await createApp(read.config, { room, log, pages: sitePages });
  await app.start();
  const { token, conversationId } = await Person.meet(() => app.url);
  const target: Target = {
    url: app.url,
    twilioToken: TOKEN,
    smsUrl: `${env.PUBLIC_URL}/api/sms`,
    token,
    conversationId,
  };
  return { app, target };
}

export async function openFuzzHouse(room: Room): Promise<FuzzHouse> {
  const faults: string[] = [];
  const { app, target } = await startTarget(room, faults);
  const content = makeSmallContent();
  const aim = () => target;
  return {
    fuzzes: [
      fuzzActivities(() => room),
      fuzzRoutes(aim),
      fuzzBytes(aim, damaged),
      fuzzTexts(aim),
      fuzzPosts(aim),
      fuzzTokens(aim),
      fuzzStreams(aim),
      await fuzzTranslations(),
      fuzzContent(content),
      fuzzSettings(),
    ],
    faults,
    async close() {
      await app.stop();
      content.remove();
      removeFolders();
    },
  };
}
