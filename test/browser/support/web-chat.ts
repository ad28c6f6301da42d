/** The real bundle of Microsoft Web Chat: no dependency (it is 425 packages), but one file of one package. */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root';

const WEB_CHAT_VERSION = '4.18.1';

/** Its path; fetched once a machine through npm's own settings. */
export function webChatBundle(): string {
  const kept = join(projectRoot(), 'node_modules', '.cache', `webchat-${WEB_CHAT_VERSION}.js`);
  if (existsSync(kept)) return kept;
  const folder = mkdtempSync(join(tmpdir(), 'web-chat-'));
  try {
    const quiet: ExecFileSyncOptions = { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] };
    execFileSync('npm', ['pack', '--silent', `botframework-webchat@${WEB_CHAT_VERSION}`], quiet);
    execFileSync(
      'tar',
      ['-xzf', `botframework-webchat-${WEB_CHAT_VERSION}.tgz`, 'package/dist/webchat.js'],
      quiet,
    );
    mkdirSync(join(kept, '..'), { recursive: true });
    const partial = `${kept}.${process.pid}`;
    copyFileSync(join(folder, 'package', 'dist', 'webchat.js'), partial);
    renameSync(partial, kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return kept;
}
