/** The two icons of the Teams app; `npm run teams:icons` makes each PNG from the drawing beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root';

const FOLDER = join(projectRoot(), 'src', 'teams-package', 'icons');

export interface Icon {
  readonly name: 'color' | 'outline';
  /** Of each side, as Teams asks for it. */
  readonly sizePx: number;
  readonly folder: string;
}

export const ICONS: readonly Icon[] = [
  { name: 'color', sizePx: 192, folder: FOLDER },
  { name: 'outline', sizePx: 32, folder: FOLDER },
];

export function readIcon({ name, folder }: Icon): Uint8Array {
  return readFileSync(join(folder, `${name}.png`));
}

const PNG_SIGNATURE = '89504e470d0a1a0a';
/** Where the header chunk of every PNG holds its width; the height follows. */
const WIDTH_BYTE = 16;

/** Width and height in pixels; undefined when the bytes are no PNG. */
export function pngSize(
  bytes: Uint8Array,
): { readonly widthPx: number; readonly heightPx: number } | undefined {
  const data = Buffer.from(bytes);
  if (data.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) return undefined;
  return { widthPx: data.readUInt32BE(WIDTH_BYTE), heightPx: data.readUInt32BE(WIDTH_BYTE + 4) };
}
