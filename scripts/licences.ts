/**
 * `npm run licences`: the licence of every package that goes into production, from the lockfile. Ends with 1 when one
 * is unknown or asks for more than naming its author.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Permissive licences: they may be used and handed on as long as their notice stays with them. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** Packages that do not name their licence where tools look for it, read by hand, at this version only. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'escape-regexp-component@1.0.2': 'MIT',
};

export interface Licence {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression; `unknown` when there is none. */
  readonly licence: string;
}

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** An expression such as `(MIT OR GPL-3.0)`: one side of an OR is enough, AND needs both. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  return bare.split(' AND ').every((part) => ALLOWED.has(part.trim()));
}

/** Old packages write a list of objects. */
function fromManifest(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly license?: string;
    readonly licenses?: readonly { readonly type: string }[];
  };
  return license ?? licenses?.map(({ type }) => type).join(' OR ');
}

/** Everything that `npm ci --omit=dev` installs. */
export function productionLicences(root: string): readonly Licence[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  return shipped.map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence =
      license ??
      fromManifest(join(root, path, 'package.json')) ??
      READ_BY_HAND[`${name}@${version}`] ??
      'unknown';
    return { name, version, licence };
  });
}

function report(licences: readonly Licence[]): string {
  const byLicence = Map.groupBy(licences, ({ licence }) => licence);
  const lines = [...byLicence]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([licence, packages]) => {
      const names = packages.map(({ name, version }) => `${name}@${version}`).sort();
      return `${licence} (${names.length})\n  ${names.join(', ')}`;
    });
  return lines.join('\n');
}

function main(): void {
  const licences = productionLicences(join(__dirname, '..'));
  const refused = licences.filter(({ licence }) => !isAllowed(licence));
  process.stdout.write(`${report(licences)}\n\n${licences.length} packages, ${refused.length} refused\n`);
  for (const { name, version, licence } of refused)
    process.stderr.write(`${name}@${version}: ${licence} is not on the list of allowed licences\n`);
  process.exitCode = refused.length === 0 ? 0 : 1;
}

if (require.main === module) main();
