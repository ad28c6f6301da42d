/** For a container's health check: ends with 0 when the bot on this machine is ready. */
import { readEnvironment } from '../config';

/** Less than the health check itself waits. */
const PATIENCE_MS = 4_000;

async function isReady(): Promise<boolean> {
  const read = readEnvironment();
  if ('problems' in read) return false;
  const address = `http://127.0.0.1:${read.config.port}/health/ready`;
  const { ok } = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return ok;
}

isReady()
  .catch(() => false)
  .then((ready) => process.exit(ready ? 0 : 1));
