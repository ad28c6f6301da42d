/** `npm run doctor`: what is set, what is missing, what to do. Ends with 1 when something does not work. */
import { readFileSync } from 'node:fs';
import { readRawEnvironment } from '../config';
import { examine } from '../doctor/examine';
import { findingLines } from '../doctor/finding';
import { projectRoot } from '../project-root';

async function main(): Promise<void> {
  const findings = await examine({
    root: projectRoot(),
    ...readRawEnvironment(),
    readFile: (path) => readFileSync(path, 'utf8'),
    nodeVersion: process.versions.node,
    nowMs: Date.now(),
    fetch: globalThis.fetch,
  });
  const broken = findings.filter(({ state }) => state === 'bad').length;
  const notes = findings.filter(({ state }) => state === 'note').length;
  const summary =
    broken === 0 ? `Ready to start; ${notes} notes.` : `${broken} to repair before a start; ${notes} notes.`;
  process.stdout.write(`${[...findingLines(findings), '', summary].join('\n')}\n`);
  process.exitCode = broken === 0 ? 0 : 1;
}

void main();
