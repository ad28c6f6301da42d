/** The direction rules of docs/design.md, read from the imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = join(__dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

interface Import {
  readonly from: string;
  readonly to: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|\brequire\('([^']+)'\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3])!;
    const to = name.startsWith('.')
      ? relative(root, resolve(root, dirname(file), name))
          .split(sep)
          .join('/')
      : name;
    return { from: file, to };
  });
}

const imports = [...sources('src'), ...sources('dialogs')].flatMap(importsOf);

/** A package and the only places that may use it. */
const PACKAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^botbuilder|^botframework/, ['dialogs/', 'src/bot/', 'src/channels/']],
  [/^botbuilder-dialogs/, ['dialogs/framework.ts']],
  [/^restify/, ['src/server/']],
  [/^twilio/, ['src/channels/sms/', 'src/commands/sms.ts']],
  [/^(better-sqlite3|pg|kysely)/, ['src/storage/']],
  [/^nodemailer/, ['src/delivery/']],
  [/^preact/, ['src/channels/web/', 'src/evaluation/', 'src/reports/']],
  [/^prom-client/, ['src/metrics/']],
  [/^i18next/, ['src/i18n/']],
  [/^(ajv|fflate|@microsoft)/, ['src/teams-package/']],
];

/** A room and what it must not look at. Types of others are allowed where the room is handed them. */
const ROOMS: readonly (readonly [string, RegExp])[] = [
  ['src/core/', /^(?!src\/core\/|fuse\.js)/],
  ['src/content/', /^(?:dialogs|src\/(?:bot|channels|server|storage|app|commands))/],
  ['src/i18n/', /^(?:dialogs|src\/(?:bot|channels|server|storage|app|commands))/],
  ['dialogs/', /^src\/(?:bot|channels|server|storage|app|config|commands)/],
  ['src/storage/', /^(?:dialogs|src\/(?:bot|channels|server|content|i18n|app|commands))/],
  ['src/hours/', /^(?!src\/hours\/)/],
  ['src/unanswered/', /^(?:dialogs|src\/(?:bot|channels|server|app|config|commands|parts))/],
  ['src/reports/', /^(?:dialogs|src\/(?:bot|channels|server|app|config|commands|parts))/],
  ['src/channels/', /^src\/(?:server|app|config|commands)/],
  ['src/teams-package/', /^(?:dialogs|src\/(?:bot|server|storage|app|config|commands))/],
  ['src/bot/', /^src\/(?:server|app|config|commands)/],
  ['src/metrics/', /^(?:dialogs|src\/(?!core\/|metrics\/))/],
];

test.each(PACKAGES)('%s stays in its place', (name, places) => {
  const strays = imports.filter(
    ({ from, to }) => name.test(to) && !places.some((place) => from.startsWith(place)),
  );
  expect(strays).toEqual([]);
});

test.each(ROOMS)('%s looks only where it may', (room, forbidden) => {
  expect(imports.filter(({ from, to }) => from.startsWith(room) && forbidden.test(to))).toEqual([]);
});

test('what the program needs is a dependency of production, so that an image without the others works', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  // The chat is bundled, the Teams app is packed from a checkout; of botbuilder-core only types are used.
  const isApart = (from: string) => /^src\/(?:channels\/web\/widget|teams-package)\//.test(from);
  const program = imports.filter(({ from, to }) => !isApart(from) && to !== 'botbuilder-core');
  const packages = program
    .filter(({ to }) => !/^(?:node:|src\/|dialogs\/)/.test(to))
    .map(({ to }) => /^(?:@[^/]+\/)?[^/]+/.exec(to)![0]);
  expect(packages.length).toBeGreaterThan(50);
  expect([...new Set(packages)].filter((name) => dependencies[name] === undefined)).toEqual([]);
});

test('the environment is read in config alone', () => {
  const readers = [...sources('src'), ...sources('dialogs')].filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual(['src/config.ts']);
});

test('no file holds what looks like a secret', () => {
  const SECRET =
    /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:AC|SK)[0-9a-f]{32}\b|\bgh[pousr]_\w{30,}|\bAKIA[0-9A-Z]{16}\b|AccountKey=\w|\b(?:password|secret|token)["']?\s*[:=]\s*["'][\w+/-]{24,}["']/i;
  const folders = ['src', 'dialogs', 'scripts', 'deploy', 'content', 'locales', 'docs'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const top = ['compose.yaml', 'Dockerfile', '.env.example', 'README.md'].map((name) => join(root, name));
  expect([...files, ...top].filter((file) => SECRET.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('the core has no clock and no chance', () => {
  const core = sources('src/core').filter((file) =>
    /Date\.now|new Date\(|Math\.random|performance\./.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(core).toEqual([]);
});
