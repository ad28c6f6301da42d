/** The colours of a small PNG, for tests of icons: eight bits a channel, with transparency. */
import { inflateSync } from 'node:zlib';

const BYTES_PER_PIXEL = 4;
/** The colour type of a PNG whose pixels are red, green, blue and alpha. */
const WITH_ALPHA = 6;

export function hasTransparency(png: Uint8Array): boolean {
  return png[25] === WITH_ALPHA;
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return inflateSync(Buffer.concat(parts));
}

/** What the filter of a row predicts from the pixels to the left, above, and both. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 0) return 0;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  if (toLeft! <= toUp! && toLeft! <= toCorner!) return left;
  return toUp! <= toCorner! ? up : corner;
}

/** Every pixel of a PNG with transparency as `[red, green, blue, alpha]`, row by row. */
export function pixelsOf(bytes: Uint8Array): readonly (readonly number[])[] {
  const png = Buffer.from(bytes);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data = imageData(png);
  const rowBytes = width * BYTES_PER_PIXEL;
  const out = Buffer.alloc(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const start = row * (rowBytes + 1);
    for (let at = 0; at < rowBytes; at += 1) {
      const before = (back: number, above: number) =>
        at < back || row < above ? 0 : out[(row - above) * rowBytes + at - back]!;
      const guess = predicted(
        data[start]!,
        before(BYTES_PER_PIXEL, 0),
        before(0, 1),
        before(BYTES_PER_PIXEL, 1),
      );
      out[row * rowBytes + at] = data[start + 1 + at]! + guess;
    }
  }
  return Array.from({ length: width * height }, (_, pixel) => [
    ...out.subarray(pixel * BYTES_PER_PIXEL, (pixel + 1) * BYTES_PER_PIXEL),
  ]);
}
