/** The settings: all that is wrong, and the names of what is set. */
import { describeProblem, type Environment, type ReadFile, readConfig, SETTINGS } from '../config';
import type { Config } from '../settings';
import { bad, type Finding, good, note } from './finding';

export interface SettingsReading {
  readonly findings: readonly Finding[];
  readonly config: Config | undefined;
}

const ALL = Object.values(SETTINGS);

function shown(name: string, isSecret: boolean, env: Environment): readonly string[] {
  if (env[name]?.trim()) return [isSecret ? `${name} (not shown)` : name];
  return isSecret && env[`${name}_FILE`]?.trim() ? [`${name} (from a file)`] : [];
}

/** Names in `.env` that are no setting: often a slip of the pen. */
function unknownIn(envFile: Environment): readonly string[] {
  const known = new Set(ALL.flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])));
  return Object.keys(envFile).filter((name) => !known.has(name));
}

/** `envFile`: what stands in `.env`, if there is one. */
export function checkSettings(env: Environment, envFile: Environment, readFile: ReadFile): SettingsReading {
  const about = 'Settings';
  const read = readConfig(env, readFile);
  const set = ALL.flatMap(({ name, secret }) => shown(name, secret, env));
  const says = set.length === 0 ? 'none is set: every one has a default' : `set: ${set.join(', ')}`;
  const unknown = unknownIn(envFile).map((name) =>
    note(about, `${name} in .env is no setting`, 'look at its spelling in .env.example'),
  );
  if ('config' in read) return { findings: [good(about, says), ...unknown], config: read.config };
  const problems = read.problems.map((problem) =>
    bad(about, describeProblem(problem), `change ${problem.name} in the environment or in .env`),
  );
  return { findings: [note(about, says), ...problems, ...unknown], config: undefined };
}
