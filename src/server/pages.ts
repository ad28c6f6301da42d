/** Pages and files of the website: each at one exact path, with its own policy, packed for slow lines. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ContentPolicy, Page } from '../channels/web/page';
import type { Answer, Call } from './exchange';
import { addRoute, type House } from './routes';
import { PAGE_POLICY, policyText, widen } from './security-headers';

export interface PageParts {
  readonly allowedOrigins: readonly string[];
  /** Sources that every page needs beyond this site, such as Azure's Direct Line. */
  readonly policy?: ContentPolicy;
}

const YEAR_SECONDS = 31_536_000;
/** Below this, packing costs more than it saves. */
const LEAST_PACKED_BYTES = 1_024;
const PACKABLE = /^(?:text\/|application\/(?:javascript|json|manifest\+json)|image\/svg\+xml)/;
/** Made for one request: quick rather than small. */
const QUICK_QUALITY = 4;

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

type Coding = 'br' | 'gzip' | 'identity';

function codingFor({ headers }: Call): Coding {
  const accepted = String(headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

async function pack(body: Buffer, coding: Coding, quality: number): Promise<Buffer> {
  if (coding === 'br') return packBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  return coding === 'gzip' ? packGzip(body) : body;
}

/** What does not change is packed once in each coding. */
class Packer {
  private readonly kept = new Map<Coding, Promise<Buffer>>();

  constructor(private readonly isFixed: boolean) {}

  pack(body: Buffer, coding: Coding): Promise<Buffer> {
    if (!this.isFixed) return pack(body, coding, QUICK_QUALITY);
    const packed = this.kept.get(coding) ?? pack(body, coding, constants.BROTLI_MAX_QUALITY);
    this.kept.set(coding, packed);
    return packed;
  }
}

function fixedHeaders(page: Page, parts: PageParts): Readonly<Record<string, string>> {
  const isFramed = page.frames === 'allowed';
  const ancestors = isFramed ? ["'self'", ...parts.allowedOrigins] : ["'none'"];
  const policy = widen(widen(PAGE_POLICY, parts.policy ?? {}), page.policy ?? {});
  return {
    'content-type': page.contentType,
    'content-security-policy': policyText(policy, ancestors),
    'cache-control': page.cache === 'forever' ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
    'cross-origin-resource-policy': isFramed || page.use === 'shared' ? 'cross-origin' : 'same-origin',
    vary: 'accept-encoding',
    ...(isFramed ? { 'x-frame-options': '' } : {}),
  };
}

function tagOf(body: Buffer, coding: Coding): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}-${coding}"`;
}

function answerFor(page: Page, parts: PageParts): (call: Call) => Promise<Answer> {
  const headers = fixedHeaders(page, parts);
  const packer = new Packer(typeof page.body !== 'function');
  const isPackable = PACKABLE.test(page.contentType);
  return async (call) => {
    const made = typeof page.body === 'function' ? await page.body(call) : page.body;
    const plain = Buffer.from(made as string);
    const coding = isPackable && plain.length >= LEAST_PACKED_BYTES ? codingFor(call) : 'identity';
    const etag = tagOf(plain, coding);
    if (call.headers['if-none-match'] === etag) return { status: 304, headers: { ...headers, etag } };
    const body = await packer.pack(plain, coding);
    const packed: Record<string, string> = coding === 'identity' ? {} : { 'content-encoding': coding };
    return { status: 200, body, headers: { ...headers, ...packed, etag } };
  };
}

export function registerPages(house: House, pages: readonly Page[], parts: PageParts): void {
  for (const page of pages) {
    const answer = answerFor(page, parts);
    addRoute(house, { method: 'get', path: page.path, answer });
    addRoute(house, { method: 'head', path: page.path, answer });
  }
}
