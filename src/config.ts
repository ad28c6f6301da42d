/** The environment, read once and checked by a pure function that lists every problem at once. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { identityProblems } from './identity-problems';
import type { Setting } from './setting-kinds';
import { type Config, SETTINGS } from './settings';
import { RULES } from './settings-together';

export type { Config } from './settings';
export { SETTINGS } from './settings';

export interface ConfigProblem {
  readonly name: string;
  readonly wrong: string;
  readonly fix: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => string;

type Found = { readonly text: string | undefined } | { readonly wrong: string; readonly fix: string };

/** A setting's text, or the content of the file that `<NAME>_FILE` names; an empty one counts as absent. */
function find({ name, secret: isSecret }: Setting<unknown>, env: Environment, readFile: ReadFile): Found {
  const own = env[name]?.trim() || undefined;
  const file = isSecret ? env[`${name}_FILE`]?.trim() || undefined : undefined;
  if (file === undefined) return { text: own };
  if (own !== undefined) return { wrong: `is set, and so is ${name}_FILE`, fix: 'set only one of the two' };
  try {
    return { text: readFile(file).trim() || undefined };
  } catch {
    return {
      wrong: `the file that ${name}_FILE names cannot be read`,
      fix: 'check its path and that this user may read it',
    };
  }
}

interface Reading {
  readonly value: unknown;
  readonly problem?: ConfigProblem;
}

function read(setting: Setting<unknown>, env: Environment, readFile: ReadFile): Reading {
  const found = find(setting, env, readFile);
  if ('wrong' in found) return { value: setting.fallback, problem: { name: setting.name, ...found } };
  if (found.text === undefined) return { value: setting.fallback };
  const parsed = setting.parse(found.text);
  if ('wrong' in parsed) return { value: setting.fallback, problem: { name: setting.name, ...parsed } };
  return { value: parsed.value };
}

function problemsTogether(config: Config): ConfigProblem[] {
  const broken = RULES.filter(({ isBroken }) => isBroken(config));
  return [...identityProblems(config), ...broken.map(({ name, wrong, fix }) => ({ name, wrong, fix }))];
}

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

/** Without a reader no file can be read, and a `<NAME>_FILE` is a problem. */
function refuseFiles(): never {
  throw new Error('no files here');
}

/** Checks everything and lists every problem at once. */
export function readConfig(env: Environment, readFile: ReadFile = refuseFiles): ConfigResult {
  const readings = Object.entries(SETTINGS).map(
    ([key, setting]) => [key, read(setting as Setting<unknown>, env, readFile)] as const,
  );
  const config = Object.fromEntries(readings.map(([key, { value }]) => [key, value])) as unknown as Config;
  const single = readings.flatMap(([, { problem }]) => problem ?? []);
  const known = new Set(single.map(({ name }) => name));
  const problems = [...single, ...problemsTogether(config).filter(({ name }) => !known.has(name))];
  return problems.length > 0 ? { problems } : { config };
}

const ENV_FILE = '.env';

export interface RawEnvironment {
  /** With what the file `.env` adds to it. */
  readonly env: Environment;
  /** What stands in that file. */
  readonly envFile: Environment;
}

/** The environment as it is; a file `.env` here adds what it does not say. */
export function readRawEnvironment(): RawEnvironment {
  if (!existsSync(ENV_FILE)) return { env: process.env, envFile: {} };
  process.loadEnvFile(ENV_FILE);
  return { env: process.env, envFile: parseEnv(readFileSync(ENV_FILE, 'utf8')) };
}

/** The settings of this process. */
export function readEnvironment(): ConfigResult {
  return readConfig(readRawEnvironment().env, (path) => readFileSync(path, 'utf8'));
}

/** One line a problem, for people. */
export function describeProblem({ name, wrong, fix }: ConfigProblem): string {
  return `${name} ${wrong}: ${fix}.`;
}
