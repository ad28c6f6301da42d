/** The certificate that the bot signs in with at Microsoft instead of a client secret. Pure: text in, parts out. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Unreadable } from './setting-kinds';

export interface AppCertificate {
  /** SHA-1 in hex, as the Azure portal shows it. */
  readonly thumbprint: string;
  /** PEM. */
  readonly privateKey: string;
}

export interface CertificateTexts {
  readonly microsoftAppCertificate: string | undefined;
  readonly microsoftAppCertificateKey: string | undefined;
  readonly microsoftAppCertificateThumbprint: string | undefined;
}

type Wrong = Unreadable & { readonly name: string };

const CERTIFICATE = 'MICROSOFT_APP_CERTIFICATE';
const KEY = 'MICROSOFT_APP_CERTIFICATE_KEY';
const THUMBPRINT = 'MICROSOFT_APP_CERTIFICATE_THUMBPRINT';
const PEM_FIX = 'give it in PEM form, or name its file in';
/** A certificate and its key may stand in one file, in any order. */
const CERTIFICATE_BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;

function read<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function withCertificate(pem: string, privateKey: string, key: KeyObject): AppCertificate | Wrong {
  const block = CERTIFICATE_BLOCK.exec(pem)?.[0] ?? '';
  const own = read(() => new X509Certificate(block));
  if (own === undefined)
    return { name: CERTIFICATE, wrong: 'is not a certificate', fix: `${PEM_FIX} ${CERTIFICATE}_FILE` };
  if (!own.checkPrivateKey(key))
    return {
      name: KEY,
      wrong: 'does not belong to the certificate',
      fix: 'give the key that it was made with',
    };
  return { thumbprint: own.fingerprint.replaceAll(':', ''), privateKey };
}

/** Undefined when none is set. */
export function readAppCertificate(texts: CertificateTexts): AppCertificate | Wrong | undefined {
  const { microsoftAppCertificate: pem, microsoftAppCertificateThumbprint: shown } = texts;
  const privateKey = texts.microsoftAppCertificateKey ?? pem;
  if (privateKey === undefined)
    return shown === undefined
      ? undefined
      : { name: KEY, wrong: `is needed when ${THUMBPRINT} is set`, fix: 'set the key' };
  const key = read(() => createPrivateKey(privateKey));
  if (key === undefined) return { name: KEY, wrong: 'is not a private key', fix: `${PEM_FIX} ${KEY}_FILE` };
  if (pem !== undefined) return withCertificate(pem, privateKey, key);
  const thumbprint = shown?.replace(/[:\s]/g, '');
  if (thumbprint !== undefined && /^[0-9a-f]{40}$/i.test(thumbprint)) return { thumbprint, privateKey };
  return { name: THUMBPRINT, wrong: 'is not 40 hexadecimal digits', fix: `set it, or set ${CERTIFICATE}` };
}
