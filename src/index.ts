/** The process: read the settings, create the app, start it, stop it on a signal. */
import { type App, createApp } from './app';
import { sitePages } from './channels/web/pages/pages';
import { type Config, describeProblem, readEnvironment } from './config';
import { createLog, faultOf } from './server/log';

/** Longer than the last requests may take; after it the process ends without them. */
const LONGEST_STOP_MS = 20_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

function reasonOf(error: unknown, { port, host }: Config): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set PORT to another number, or stop what is using it.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `Cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The database cannot be reached (${code}). Check DATABASE_URL.`;
  return `The start failed: ${message || code}`;
}

/** Finishes what is running; the process ends at last in any case. */
function end(app: App, status: number): void {
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  app.stop().then(
    () => process.exit(status),
    () => process.exit(1),
  );
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const app = await createApp(config, { log, pages: sitePages });
  const stop = (signal: string) => {
    say(`${signal}: finishing what is running.`);
    end(app, 0);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  // Node would print the error's message, and that may quote a person.
  process.on('uncaughtException', (error) => {
    log.fatal(faultOf(error), 'an error that nobody caught: stopping');
    end(app, 1);
  });
  await app.start();
  say([`Open ${config.publicUrl ?? app.url}`, ...app.notes].join('\n  '));
}

const read = readEnvironment();
if ('problems' in read) {
  fail(['The settings have problems:', ...read.problems.map((problem) => `- ${describeProblem(problem)}`)]);
}
run(read.config).catch((error: unknown) => fail([reasonOf(error, read.config)]));
