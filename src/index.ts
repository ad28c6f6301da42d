/** The process: read the settings, create the app, start it, reload or stop it on a signal. */
import { isatty } from 'node:tty';
import { type App, createApp } from './app';
import { sitePages } from './channels/web/pages/pages';
import { type Config, describeProblem, readEnvironment } from './config';
import { createLog, faultOf } from './server/log';

/** Longer than the last requests may take; after it the process ends without them. */
const LONGEST_STOP_MS = 20_000;
const STDOUT = 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

function reasonOf(error: unknown, config: Config): string {
  const { code, message, port = config.port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set another number (PORT, METRICS_PORT), or stop what is using it.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `Cannot listen on port ${port} (${code}). Check HOST and PORT, METRICS_HOST and METRICS_PORT.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The database cannot be reached (${code}). Check DATABASE_URL.`;
  return `The start failed: ${message || code}`;
}

/** Finishes what is running; the process ends at last in any case. */
function end(app: App | undefined, status: number): void {
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  Promise.resolve(app?.stop()).then(
    () => process.exit(status),
    () => process.exit(1),
  );
}

/** SIGHUP reloads the content; a terminal that closes sends it too, and is gone then. */
function handleSignals(app: () => App | undefined): void {
  const hadTerminal = isatty(STDOUT);
  const stop = (signal: string) => {
    say(`${signal}: finishing what is running.`);
    end(app(), 0);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.on('SIGHUP', () => {
    if (hadTerminal && !isatty(STDOUT)) end(app(), 0);
    else void app()?.reload();
  });
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  let app: App | undefined;
  handleSignals(() => app);
  app = await createApp(config, { log, pages: sitePages });
  // Node would print the error's message, and that may quote a person.
  process.on('uncaughtException', (error) => {
    log.fatal(faultOf(error), 'an error that nobody caught: stopping');
    end(app, 1);
  });
  await app.start();
  const about = [
    ...(app.metricsUrl ? [`Metrics: ${app.metricsUrl}`] : []),
    `After a change of the content: kill -HUP ${process.pid}`,
    ...app.notes,
  ];
  say([`Open ${config.publicUrl ?? app.url}`, ...about].join('\n  '));
}

const read = readEnvironment();
if ('problems' in read) {
  fail(['The settings have problems:', ...read.problems.map((problem) => `- ${describeProblem(problem)}`)]);
}
run(read.config).catch((error: unknown) => fail([reasonOf(error, read.config)]));
