/** Builds what is stale, then runs a command of the program in this same process. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const [, , command, ...args] = process.argv;
const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'src', `${command}.js`);
build();
process.argv = [process.argv[0], program, ...args];
createRequire(import.meta.url)(program);
