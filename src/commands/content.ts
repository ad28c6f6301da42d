/** `npm run content:check`: every rule of the content. `npm run build`: the same, then what a process loads. */
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { checkAll, compileLanguage, compileShared, problemLines } from '../content/compile';
import type { ContentFiles } from '../content/files';
import type { Language } from '../core/types';
import { projectRoot } from '../project-root';

/** Training takes one core for seconds a language; two machines' worth is the smallest that we plan for. */
const WORKERS = 2;

interface Share {
  readonly languages: readonly Language[];
}

const root = projectRoot();
const out = join(root, 'dist', 'content');

function trainShare(files: ContentFiles, { languages }: Share): void {
  for (const language of languages) {
    if (compileLanguage(files, language, out)) process.stdout.write(`content: trained ${language}\n`);
  }
}

/** Every second language each: the threads need about the same time. */
async function trainAll(files: ContentFiles): Promise<void> {
  const languages = files.languages.map(({ language }) => language);
  const shares = Array.from({ length: WORKERS }, (_, part) =>
    languages.filter((_each, index) => index % WORKERS === part),
  );
  await Promise.all(
    shares.map(
      (share) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(__filename, { workerData: { languages: share } satisfies Share });
          worker.once('error', reject);
          worker.once('exit', (code) =>
            code === 0 ? resolve() : reject(new Error('a training thread failed')),
          );
        }),
    ),
  );
}

async function main(command: string | undefined): Promise<void> {
  const { files, problems } = checkAll(root);
  process.stderr.write(problemLines(problems));
  if (problems.length > 0 || files === undefined) {
    process.stderr.write(`content: ${problems.length} problems; nothing was built\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(
    `content: no problems in ${files.languages.map(({ language }) => language).join(' ')}\n`,
  );
  if (command !== 'compile') return;
  compileShared(files, out);
  await trainAll(files);
}

if (isMainThread) {
  void main(process.argv[2]);
} else {
  const { files } = checkAll(root);
  if (files) trainShare(files, workerData as Share);
}
