/** A safety model as bytes: the number of ordinary hashes, the hashes, the weights. */
import type { SafetyModel } from '../core/safety/ranker';

const WORD_BYTES = 4;

export function encodeSafetyModel({ ordinary, weights }: SafetyModel): Uint8Array {
  const buffer = Buffer.alloc((1 + ordinary.length + weights.length) * WORD_BYTES);
  buffer.writeUInt32LE(ordinary.length, 0);
  Buffer.from(ordinary.buffer, ordinary.byteOffset, ordinary.byteLength).copy(buffer, WORD_BYTES);
  Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).copy(
    buffer,
    (1 + ordinary.length) * WORD_BYTES,
  );
  return buffer;
}

export function decodeSafetyModel(bytes: Buffer): SafetyModel {
  const count = bytes.readUInt32LE(0);
  const plain = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return {
    ordinary: new Uint32Array(plain, WORD_BYTES, count),
    weights: new Float32Array(plain, (1 + count) * WORD_BYTES),
  };
}
