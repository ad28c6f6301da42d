/** Chromium out of npm: nothing to install on the machine. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Not the package's own arguments: those are for another kind of machine. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 } as const;
export const NARROW = { width: 320, height: 640 } as const;
export const DESKTOP = { width: 1280, height: 800 } as const;

export function launchBrowser(): Promise<Browser> {
  const script = join(__dirname, 'chromium-path.mjs');
  const executablePath = execFileSync(process.execPath, [script], { encoding: 'utf8' });
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
