/** The process: read the settings, create the app, start it, stop it on a signal. */
import { createApp } from './app';
import { type Config, describeProblem, readEnvironment } from './config';

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
  return `The start failed: ${message}`;
}

async function run(config: Config): Promise<void> {
  const app = await createApp(config);
  const stop = (signal: string) => {
    say(`${signal}: finishing what is running.`);
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  await app.start();
  say([`Open ${config.publicUrl ?? app.url}`, ...app.notes].join('\n  '));
}

const read = readEnvironment();
if ('problems' in read) {
  fail(['The settings have problems:', ...read.problems.map((problem) => `- ${describeProblem(problem)}`)]);
}
run(read.config).catch((error: unknown) => fail([reasonOf(error, read.config)]));
