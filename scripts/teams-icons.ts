/** Makes the PNG icons of the Teams app from their drawings: `npm run teams:icons`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICONS } from '../src/teams-package/icons';
import { launchBrowser } from '../test/browser/support/browser';

async function main(): Promise<void> {
  const browser = await launchBrowser();
  for (const { name, sizePx, folder } of ICONS) {
    const viewport = { width: sizePx, height: sizePx };
    const page = await browser.newPage({ viewport, deviceScaleFactor: 1 });
    const drawing = readFileSync(join(folder, `${name}.svg`), 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
  await browser.close();
}

void main();
