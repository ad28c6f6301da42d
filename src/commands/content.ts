/** `npm run content:check`: every rule of the content. `npm run build`: the same, then what a process loads. */
import { join } from 'node:path';
import { checkAll, compileContent, problemLines } from '../content/compile';
import { projectRoot } from '../project-root';

function main(command: string | undefined): void {
  const root = projectRoot();
  const { files, problems } = checkAll(root);
  process.stderr.write(problemLines(problems));
  if (problems.length > 0 || files === undefined) {
    process.stderr.write(`content: ${problems.length} problems; nothing was built\n`);
    process.exitCode = 1;
    return;
  }
  const languages = files.languages.map(({ language }) => language).join(' ');
  process.stdout.write(`content: no problems in ${languages}\n`);
  if (command !== 'compile') return;
  const trained = compileContent(files, join(root, 'dist', 'content'));
  process.stdout.write(`content: built, trained anew: ${trained.join(' ') || 'none'}\n`);
}

main(process.argv[2]);
