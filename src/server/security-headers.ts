/** Headers of every answer, after what browsers honour today. */
import type { ContentPolicy } from '../channels/web/page';

/** Nothing may be loaded by an answer that is data. */
const DATA_POLICY: ContentPolicy = { 'default-src': ["'none'"] };

/** A page of ours: everything from here, nothing inline, no plug-in, no form to elsewhere. */
export const PAGE_POLICY: ContentPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
};

/** Adds sources to directives; 'none' gives way to the first real one. */
export function widen(policy: ContentPolicy, extras: ContentPolicy): ContentPolicy {
  const wider = Object.entries(extras).map(([directive, sources]) => {
    const before = (policy[directive] ?? []).filter((source) => source !== "'none'");
    return [directive, [...before, ...sources]] as const;
  });
  return { ...policy, ...Object.fromEntries(wider) };
}

export function policyText(policy: ContentPolicy, frameAncestors: readonly string[]): string {
  const directives = Object.entries(policy).map(
    ([directive, sources]) => `${directive} ${sources.join(' ')}`,
  );
  return [...directives, `frame-ancestors ${frameAncestors.join(' ')}`].join('; ');
}

/** Two years, as browsers' preload lists ask for. */
const HSTS_SECONDS = 63_072_000;

export function commonHeaders(publicUrl: string | undefined): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'content-security-policy': policyText(DATA_POLICY, ["'none'"]),
    'cache-control': 'no-store',
    ...(publicUrl?.startsWith('https:') ? { 'strict-transport-security': `max-age=${HSTS_SECONDS}` } : {}),
  };
}
