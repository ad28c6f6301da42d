/** A certificate for a test, made on the spot: X.509 version 1, signed by its own key. */
import { createSign, generateKeyPairSync } from 'node:crypto';

const TAG = {
  integer: 0x02,
  bits: 0x03,
  oid: 0x06,
  text: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;
const SHA256_WITH_RSA = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const COMMON_NAME = Buffer.from('550403', 'hex');

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(kind: string, content: Buffer): string {
  return `-----BEGIN ${kind}-----\n${content.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END ${kind}-----\n`;
}

export function selfSigned(): { readonly certificate: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const name = der(
    TAG.sequence,
    der(TAG.set, der(TAG.sequence, der(TAG.oid, COMMON_NAME), der(TAG.text, Buffer.from('bot')))),
  );
  const valid = der(
    TAG.sequence,
    der(TAG.time, Buffer.from('250101000000Z')),
    der(TAG.time, Buffer.from('450101000000Z')),
  );
  const body = der(
    TAG.sequence,
    der(TAG.integer, Buffer.from([1])),
    SHA256_WITH_RSA,
    name,
    valid,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const whole = der(TAG.sequence, body, SHA256_WITH_RSA, der(TAG.bits, Buffer.from([0]), signature));
  return {
    certificate: pem('CERTIFICATE', whole),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
