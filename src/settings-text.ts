/** The settings as people read them: the README's table and `.env.example`, both made from the one list. */
import type { Setting } from './setting-kinds';
import { SETTINGS } from './settings';

const ALL: readonly Setting<unknown>[] = Object.values(SETTINGS);

/** Empty for what has no default. */
function fallbackText({ fallback }: Setting<unknown>): string {
  return fallback === undefined || (Array.isArray(fallback) && fallback.length === 0) ? '' : String(fallback);
}

export function settingsTable(): string {
  const rows = ALL.map((setting) => {
    const fallback = fallbackText(setting);
    return `| \`${setting.name}\` | ${setting.kind} | ${fallback && `\`${fallback}\``} | ${setting.description} |`;
  });
  return ['| Setting | Kind | Default | Meaning |', '|---|---|---|---|', ...rows].join('\n');
}

const HEAD = [
  '# Every setting, with its default. Nothing needs to be set. Copy this file to .env to set something.',
  '# A secret may also stand in a file: NAME_FILE=/path/of/the/file instead of NAME=…',
];

export function envExample(): string {
  const blocks = ALL.map((setting) => `# ${setting.description}\n#${setting.name}=${fallbackText(setting)}`);
  return `${[HEAD.join('\n'), ...blocks].join('\n\n')}\n`;
}
