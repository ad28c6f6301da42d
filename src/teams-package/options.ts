/** What the one who makes the package says, checked; every problem at once, each with what to write instead. */
export interface PackageOptions {
  readonly 'app-id'?: string | undefined;
  readonly domain?: string | undefined;
  readonly version?: string | undefined;
  readonly 'privacy-url'?: string | undefined;
  readonly 'terms-url'?: string | undefined;
}

export interface CheckedOptions {
  readonly appId: string;
  readonly domain: string;
  readonly version: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const NO_ID = '00000000-0000-0000-0000-000000000000';
/** At least two labels, the last one of letters: no address of a machine, no "localhost". */
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const SEMVER = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

function appIdProblem(appId: string): string | undefined {
  if (GUID.test(appId) && appId !== NO_ID) return undefined;
  return '--app-id must be the id of the bot as Azure shows it, such as 1a2b3c4d-1111-2222-3333-123456789abc.';
}

function domainProblem(domain: string): string | undefined {
  if (DOMAIN.test(domain)) return undefined;
  return '--domain must be the host under which Teams reaches the service, such as chat.example.org: no https://, no port, no path, no address of one machine.';
}

function urlProblem(name: string, url: string): string | undefined {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return undefined;
  return `--${name} must be a web address that begins with https://.`;
}

export function checkOptions(
  options: PackageOptions,
  ownVersion: string,
): { readonly options: CheckedOptions } | { readonly problems: readonly string[] } {
  const appId = (options['app-id'] ?? '').trim().toLowerCase();
  const domain = (options.domain ?? '').trim().toLowerCase();
  const version = options.version ?? ownVersion;
  const privacyUrl = options['privacy-url'] ?? `https://${domain}/`;
  const termsUrl = options['terms-url'] ?? `https://${domain}/`;
  const wrongDomain = domainProblem(domain);
  const problems = [
    appIdProblem(appId),
    wrongDomain,
    SEMVER.test(version) ? undefined : '--version must be three numbers, such as 1.4.0.',
    wrongDomain && !options['privacy-url'] ? undefined : urlProblem('privacy-url', privacyUrl),
    wrongDomain && !options['terms-url'] ? undefined : urlProblem('terms-url', termsUrl),
  ].filter((problem) => problem !== undefined);
  return problems.length > 0 ? { problems } : { options: { appId, domain, version, privacyUrl, termsUrl } };
}
