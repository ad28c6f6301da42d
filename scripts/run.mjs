/** Builds what is stale, then runs a command of the program in this same process. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const [, , command, ...args] = process.argv;
const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'src', `${command}.js`);
const ORPHAN_LOOK_MS = 500;

/**
 * npm starts a shell that starts this. A signal to npm ends the shell and is not passed on: what tells of it is that
 * the parent is another one.
 */
function stopWithParent() {
  const parent = process.ppid;
  const look = () => process.ppid === parent || process.kill(process.pid, 'SIGTERM');
  setInterval(look, ORPHAN_LOOK_MS).unref();
}

// A reload that is asked for while this builds is in the build.
process.on('SIGHUP', () => {});
build();
process.argv = [process.argv[0], program, ...args];
if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
createRequire(import.meta.url)(program);
