/** Dockerfile, compose.yaml and the unit of systemd, as far as they can be read without their programs. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { parse } from 'yaml';
import { readConfig, SETTINGS } from '../../src/config';
import { projectRoot } from '../../src/project-root';

const root = projectRoot();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  devDependencies: Record<string, string>;
};

/** Every name that the program reads from the environment, with the files that secrets may come from. */
const KNOWN = new Set(
  Object.values(SETTINGS).flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])),
);
const SECRETS = new Set(
  Object.values(SETTINGS)
    .filter(({ secret }) => secret)
    .map(({ name }) => name),
);
/** A tag that names one version, so that a build next month is the same. */
const PINNED = /^[\w./-]+:\d+\.\d+[\w.-]*$/;

describe('Dockerfile', () => {
  const file = DockerfileParser.parse(read('Dockerfile'));
  const stages = file.getFROMs();
  const last = stages.at(-1)!.getRange()!.start.line;
  const inLast = <T extends { getRange(): { start: { line: number } } | null }>(all: readonly T[]) =>
    all.filter((each) => each.getRange()!.start.line > last);
  const args = (keyword: string) =>
    file
      .getInstructions()
      .filter((each) => each.getKeyword() === keyword)
      .map((each) => each.getArgumentsContent() ?? '');

  test('several stages, all from one pinned Node, the same as the project’s', () => {
    expect(stages.length).toBeGreaterThan(1);
    const image = /^NODE_IMAGE=(\S+)$/.exec(args('ARG')[0]!)![1]!;
    expect(image).toMatch(PINNED);
    expect(image).toContain(`node:${manifest.devDependencies['node']}-`);
    for (const stage of stages) expect(stage.getImage()).toMatch(/^\$\{NODE_IMAGE\}$/);
  });

  test('runs as somebody who is not root, with a health check, and stops on the signal that the bot knows', () => {
    const users = inLast(file.getInstructions().filter((each) => each.getKeyword() === 'USER'));
    expect(users.map((each) => each.getArgumentsContent())).toEqual(['node']);
    const [check] = inLast(file.getHEALTHCHECKs());
    expect(check!.getArgumentsContent()).toContain('dist/src/commands/health.js');
    expect(existsSync(join(root, 'src/commands/health.ts'))).toBe(true);
    expect(args('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(inLast(file.getCMDs())[0]!.getArgumentsContent()).toBe('["node", "dist/src/index.js"]');
  });

  test('what is copied is there, and passes .dockerignore', () => {
    const admitted = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copies = file
      .getCOPYs()
      .filter((copy) => !copy.getFlags().some((flag) => flag.getName() === 'from'));
    const sources = copies.flatMap((copy) => copy.getArgumentsContent()!.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources) {
      expect({ source, isThere: existsSync(join(root, source)) }).toEqual({ source, isThere: true });
      expect(admitted).toContain(source);
    }
    expect(read('.dockerignore').split('\n')).toContain('*');
  });

  test('sets only settings that there are, and no secret', () => {
    const names = file.getENVs().flatMap((env) => env.getProperties().map((property) => property.getName()!));
    const [, ...settings] = names;
    expect(names[0]).toBe('NODE_ENV');
    for (const name of settings) expect(KNOWN).toContain(name);
    expect(settings.filter((name) => SECRETS.has(name))).toEqual([]);
  });
});

interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string | number>>;
  readonly secrets: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly [other: string]: unknown;
}

describe('compose.yaml', () => {
  const file = parse(read('compose.yaml')) as {
    services: Record<'bot' | 'database', Service>;
    networks: Record<string, { internal?: boolean }>;
    volumes: Record<string, unknown>;
    secrets: Record<string, { file: string }>;
  };
  const { bot, database } = file.services;

  test('images are pinned, and the bot’s is of this version', () => {
    expect(bot.image).toBe(`family-support-bot:${manifest.version}`);
    for (const { image } of Object.values(file.services)) expect(image).toMatch(PINNED);
  });

  test('the bot gets settings that there are, secrets only as files, and starts with them', () => {
    const given = Object.entries(bot.environment);
    for (const [name] of given) expect(KNOWN).toContain(name);
    for (const name of SECRETS) expect(bot.environment[name]).toBeUndefined();
    const filled = given.map(([name, value]) => [
      name,
      String(value).replace(/^\$\{(\w+)(?::-(.*)|:\?.*)\}$/, '$2'),
    ]);
    const env = { ...Object.fromEntries(filled), PUBLIC_URL: 'https://chat.example.org' };
    const asMade = (path: string) => (/database-url|session|metrics/.test(path) ? 'x'.repeat(43) : '');
    expect(readConfig(env, asMade)).toMatchObject({
      config: { publicUrl: 'https://chat.example.org', proxyHops: 1 },
    });
  });

  test('every secret is a file that make-secrets.sh makes, where the services look for it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    execFileSync('sh', [join(root, 'deploy/docker/make-secrets.sh')], { cwd: folder });
    const made = readdirSync(join(folder, 'secrets')).sort();
    expect(Object.keys(file.secrets).sort()).toEqual(made);
    expect(
      Object.values(file.secrets)
        .map((secret) => secret.file)
        .sort(),
    ).toEqual(made.map((name) => `./secrets/${name}`));
    const secret = readFileSync(join(folder, 'secrets', 'session-secret'), 'utf8');
    expect(secret).toMatch(/^[\w-]{43}$/);
    execFileSync('sh', [join(root, 'deploy/docker/make-secrets.sh')], { cwd: folder });
    expect(readFileSync(join(folder, 'secrets', 'session-secret'), 'utf8')).toBe(secret);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    rmSync(folder, { recursive: true });
    for (const service of [bot, database]) {
      const paths = Object.values(service.environment).filter((value) =>
        String(value).startsWith('/run/secrets/'),
      );
      expect(paths.map((path) => String(path).slice('/run/secrets/'.length)).sort()).toEqual(
        [...service.secrets].sort(),
      );
      for (const name of service.secrets) expect(file.secrets[name]).toBeDefined();
    }
  });

  test('the database is reached by the bot alone, the bot by this machine alone', () => {
    expect(database.ports).toBeUndefined();
    for (const network of database.networks) expect(file.networks[network]).toEqual({ internal: true });
    for (const port of bot.ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('the bot may write nothing else, and waits for a database that answers', () => {
    expect(bot).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      depends_on: { database: { condition: 'service_healthy' } },
    });
    expect(database.healthcheck).toBeDefined();
    expect(Object.keys(file.volumes).sort()).toEqual(['data', 'database']);
    expect(read('.gitignore').split('\n')).toContain('/secrets/');
  });
});

describe('the unit of systemd', () => {
  const unit = read('deploy/systemd/family-support-bot.service');
  const values = (key: string) =>
    [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);

  test('runs the built program as its own user, reloads by the signal that the bot knows', () => {
    expect(values('User')).toEqual(['family-support']);
    expect(values('ExecStart')[0]).toMatch(/node_modules\/node\/bin\/node dist\/src\/index\.js$/);
    expect(existsSync(join(root, 'node_modules/node/bin/node'))).toBe(true);
    expect(values('ExecReload')).toEqual(['/bin/kill -HUP $MAINPID']);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(20);
  });

  test('sets only settings that there are, and hands secrets over as files', () => {
    const given = values('Environment')
      .flatMap((line) => line.split(' '))
      .map((pair) => pair.split('=')[0]!);
    for (const name of given) expect(['NODE_ENV', ...KNOWN]).toContain(name);
    expect(given.filter((name) => SECRETS.has(name))).toEqual([]);
    expect(values('LoadCredential')).toHaveLength(given.filter((name) => name.endsWith('_FILE')).length);
  });
});
