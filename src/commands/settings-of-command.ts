/** The settings for a command, and how a command ends that could not do its work. */
import { type Config, describeProblem, readEnvironment } from '../config';

/** Throws an Error that lists every problem. */
export function settingsOfCommand(): Config {
  const read = readEnvironment();
  if ('config' in read) return read.config;
  throw new Error(['The settings have problems:', ...read.problems.map(describeProblem)].join('\n- '));
}

/** What an error of a database or of a file means for the one who ran the command. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return `The database cannot be reached (${code}). Check DATABASE_URL.`;
  return message || String(code);
}
