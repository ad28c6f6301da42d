/** `npm run content:check`: every rule of the content. `npm run build`: the same, then what a process loads. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { checkAll, compileLanguage, compileShared, problemLines } from '../content/compile';
import type { CompileReport } from '../content/compile-apart';
import type { ContentFiles } from '../content/files';
import type { Language } from '../core/types';
import { projectRoot } from '../project-root';

/** Training takes one core for seconds a language; two machines' worth is the smallest that we plan for. */
const WORKERS = 2;

/** Where the content is, and where the result goes. */
interface Places {
  readonly root: string;
  readonly out: string;
}

interface Share extends Places {
  readonly languages: readonly Language[];
}

function trainShare(files: ContentFiles, { languages, out }: Share): void {
  for (const language of languages) {
    if (compileLanguage(files, language, out)) process.stdout.write(`content: trained ${language}\n`);
  }
}

/** Every second language each: the threads need about the same time. */
async function trainAll(files: ContentFiles, places: Places): Promise<void> {
  const languages = files.languages.map(({ language }) => language);
  const shares = Array.from({ length: WORKERS }, (_, part) =>
    languages.filter((_each, index) => index % WORKERS === part),
  );
  const filled = shares.filter(({ length }) => length > 0);
  await Promise.all(
    filled.map(
      (share) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(__filename, {
            workerData: { ...places, languages: share } satisfies Share,
          });
          worker.once('error', reject);
          worker.once('exit', (code) =>
            code === 0 ? resolve() : reject(new Error('a training thread failed')),
          );
        }),
    ),
  );
}

/** Tells a process that started this one, see `compileApart`. */
function tellParent(report: CompileReport): void {
  process.send?.(report, undefined, undefined, () => process.disconnect());
}

async function main(command: string | undefined, { root, out }: Places): Promise<void> {
  const { files, problems } = checkAll(root);
  process.stderr.write(problemLines(problems));
  if (problems.length > 0 || files === undefined) {
    process.stderr.write(`content: ${problems.length} problems; nothing was built\n`);
    process.exitCode = 1;
    return tellParent({ problems });
  }
  process.stdout.write(
    `content: no problems in ${files.languages.map(({ language }) => language).join(' ')}\n`,
  );
  if (command !== 'compile') return;
  compileShared(files, out);
  await trainAll(files, { root, out });
  tellParent({ problems });
}

function placesOf({ root = projectRoot(), out }: { root?: string; out?: string }): Places {
  return { root, out: out ?? join(root, 'dist', 'content') };
}

if (isMainThread) {
  const options = { root: { type: 'string' }, out: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  void main(positionals[0], placesOf(values));
} else {
  const share = workerData as Share;
  const { files } = checkAll(share.root);
  if (files) trainShare(files, share);
}
