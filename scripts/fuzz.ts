/** `npm run fuzz -- --runs 100000 [--seed N] [--only "settings"]`: inputs at random against everything that takes input. */
import { parseArgs } from 'node:util';
import { openRoom } from '../src/bot/open-room';
import { projectRoot } from '../src/project-root';
import { openFuzzHouse } from '../test/fuzz/all';
import { runFuzz, runsOf } from '../test/fuzz/support/property';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' }, only: { type: 'string' } },
});

async function main(): Promise<void> {
  const room = openRoom({ root: projectRoot(), drafts: 'show-drafts-with-notice' });
  const house = await openFuzzHouse(room);
  const plan = [...runsOf(house.fuzzes, Number(values.runs))];
  for (const [fuzz, runs] of plan.filter(([{ name }]) => name === (values.only ?? name))) {
    const beganMs = performance.now();
    await runFuzz(fuzz, runs, values.seed === undefined ? undefined : Number(values.seed));
    const seconds = ((performance.now() - beganMs) / 1_000).toFixed(1);
    process.stdout.write(`${fuzz.name}: ${runs} inputs in ${seconds} s\n`);
  }
  await house.close();
  if (house.faults.length > 0)
    throw new Error(`the server logged faults:\n${house.faults.slice(0, 5).join('')}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
