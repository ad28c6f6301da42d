/** The built files of the website, `dist/web`, read once at the start: no path of a request reaches the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Page } from '../channels/web/page';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A name such as `chat-5F3K9A2B.js` changes with its content. */
const HASHED = /[-.][0-9A-Za-z]{8,}\.\w+$/;

/** One page for each file of a known kind, under `prefix`; none when the folder is not there. */
export function builtFiles(folder: string, prefix = '/assets'): readonly Page[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap((entry): Page[] => {
    const path = join(entry.parentPath, entry.name);
    const contentType = TYPES[extname(entry.name)];
    if (contentType === undefined) return [];
    const place = relative(folder, path).split(sep).join('/');
    return [
      {
        path: `${prefix}/${place}`,
        contentType,
        body: readFileSync(path),
        ...(HASHED.test(entry.name) ? { cache: 'forever' } : {}),
      },
    ];
  });
}
