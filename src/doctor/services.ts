/** What the bot talks to: database, mail server, text messages, Teams, the public address. */
import { type MailSettings, verifyMail } from '../delivery/mail';
import type { Config } from '../settings';
import type { Inspection } from '../storage/inspect';
import { bad, type Finding, good, note } from './finding';

/** Long enough for a slow server in the house, short enough for one who waits. */
const PATIENCE_MS = 4_000;

/** What may be said of a failed attempt: its code; a message could hold an address with a password. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } };
  return String(code ?? cause?.code ?? (error instanceof Error ? error.name : 'no answer'));
}

export interface DatabaseFinding {
  readonly finding: Finding;
  readonly clockMs?: number | undefined;
}

export async function checkDatabase(
  config: Config,
  inspect: () => Promise<Inspection>,
): Promise<DatabaseFinding> {
  const about = 'Database';
  const kind = config.databaseUrl ? 'Postgres' : 'the embedded one';
  try {
    const { exists, pending, clockMs } = await inspect();
    if (!exists) return { finding: note(about, `${kind}: the first start makes it`) };
    const todo = 'the next start runs them; back up before (docs/operations.md)';
    const finding =
      pending.length === 0
        ? good(about, `${kind} answers, all migrations have run`)
        : note(about, `${kind} answers; migrations to run: ${pending.join(', ')}`, todo);
    return { finding, clockMs };
  } catch (error) {
    const todo = config.databaseUrl ? 'check DATABASE_URL and that the server runs' : 'check DATA_DIRECTORY';
    return { finding: bad(about, `${kind} does not answer (${codeOf(error)})`, todo) };
  }
}

export async function checkMail(settings: MailSettings | undefined): Promise<Finding> {
  const about = 'Mail';
  if (settings === undefined)
    return note(about, 'off: no call-back request is taken', 'set SMTP_HOST, SMTP_FROM and CALLBACK_EMAIL');
  try {
    await verifyMail(settings, PATIENCE_MS);
    return good(about, 'the server answers and takes the sign-in');
  } catch (error) {
    return bad(
      about,
      `the server does not take us (${codeOf(error)})`,
      'check SMTP_HOST, SMTP_PORT, SMTP_USER, SMTP_PASSWORD',
    );
  }
}

function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https://') ?? false;
}

export function checkTexts({ twilioAuthToken, publicUrl }: Config): Finding {
  const about = 'Text messages';
  if (!twilioAuthToken) return note(about, 'off', 'set TWILIO_AUTH_TOKEN and PUBLIC_URL');
  const says = `on: Twilio calls ${publicUrl}/api/sms`;
  return isHttps(publicUrl)
    ? good(about, says)
    : note(about, says, 'families’ words travel there: make PUBLIC_URL an https address');
}

export function checkTeams({ microsoftAppId, microsoftAppType, publicUrl }: Config): Finding {
  const about = 'Teams';
  if (!microsoftAppId)
    return note(about, 'off', 'set MICROSOFT_APP_ID and what belongs to it (docs/deploy-azure.md)');
  const says = `on as ${microsoftAppType}; signing in at Microsoft was not tried`;
  return isHttps(publicUrl)
    ? good(about, says)
    : note(about, says, 'Microsoft calls only https addresses: set PUBLIC_URL');
}

export async function checkPublicUrl(
  { publicUrl, host }: Config,
  fetch: typeof globalThis.fetch,
): Promise<Finding> {
  const about = 'Public address';
  if (publicUrl === undefined)
    return note(about, `not set; the bot listens on ${host}`, 'set PUBLIC_URL before families use it');
  try {
    const { ok } = await fetch(`${publicUrl}/health/live`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (ok) return good(about, `${publicUrl} answers`);
    return note(
      about,
      `${publicUrl} answers, but not as the bot`,
      'start the bot; check the proxy before it',
    );
  } catch (error) {
    const todo =
      'start the bot; check the name, the certificate and the proxy; a firewall may hide it from here';
    return note(about, `${publicUrl} does not answer from here (${codeOf(error)})`, todo);
  }
}

export function checkWebsites({ allowedOrigins }: Config): Finding {
  const about = 'Websites';
  return allowedOrigins.length > 0
    ? good(about, `the chat may stand on ${allowedOrigins.join(', ')}`)
    : note(about, 'none but its own pages may show the chat', 'set ALLOWED_ORIGINS (docs/website.md)');
}

export function checkMetrics({ metricsPort, metricsHost }: Config): Finding {
  const about = 'Metrics';
  return metricsPort === undefined
    ? note(about, 'off', 'set METRICS_PORT (docs/operations.md)')
    : good(about, `on ${metricsHost}:${metricsPort}`);
}

export function checkSessionSecret({ databaseUrl, sessionSecret }: Config): Finding {
  const about = 'Session secret';
  if (sessionSecret) return good(about, 'set (not shown)');
  return databaseUrl
    ? note(
        about,
        'made and kept on this machine',
        'set SESSION_SECRET when several machines use this database',
      )
    : good(about, 'made and kept in the data folder');
}
