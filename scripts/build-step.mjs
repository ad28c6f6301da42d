/** One step of the build, done only when its sources are not those of its last run. Times of files say nothing here. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every file at or below the path, relative to the root. */
function filesAt(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesAt(root, join(path, name)));
}

/** Of names and contents: a copy, a checkout or a changed clock makes no other hash. */
function hashOf(root, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesAt(root, source)).sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * The folder that a step fills keeps the hash of what it was made from: who takes the folder away, takes the hash along.
 * The hash goes before the work begins, so that work which failed halfway is done again, whatever the sources are then.
 * Where the first source is absent, only what was built was brought here, and there is nothing to build from.
 */
export function step({ root, sources, out, work }) {
  if (!existsSync(join(root, sources[0]))) return;
  const stamp = join(root, out, '.made-from');
  const hash = hashOf(root, sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
