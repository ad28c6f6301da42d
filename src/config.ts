/** The environment, read once. To add a setting, add a line to `SETTINGS`: the README's table is made from it. */
import { readFileSync } from 'node:fs';
import { oneOf, type Setting, secret, text, textOr, webOrigin, webOrigins, wholeNumber, yesOrNo } from './config-kinds';

const LONGEST_RETENTION_DAYS = 3_650;

function days(name: string, fallback: number, what: string): Setting<number> {
  return wholeNumber(fallback, { name, from: 1, to: LONGEST_RETENTION_DAYS, description: `Days that ${what} are kept.` });
}

/** The order is the order of the settings table. */
export const SETTINGS = {
  port: wholeNumber(3978, { name: 'PORT', from: 0, to: 65_535, description: 'Port to listen on; 0 takes any free one.' }),
  host: textOr('127.0.0.1', {
    name: 'HOST',
    description: 'Address to listen on. This machine only unless set; in a container set 0.0.0.0.',
  }),
  publicUrl: webOrigin({
    name: 'PUBLIC_URL',
    description: 'Address under which people reach the service, such as https://chat.example.org. Needed behind a proxy and for SMS.',
  }),
  proxyHops: wholeNumber(0, {
    name: 'PROXY_HOPS',
    from: 0,
    to: 5,
    description: 'How many proxies of yours stand before the service; the caller is then read from X-Forwarded-For.',
  }),
  allowedOrigins: webOrigins({
    name: 'ALLOWED_ORIGINS',
    description: 'Websites that may show the chat in a frame or call the chat service, separated by commas.',
  }),
  dataDirectory: textOr('data', {
    name: 'DATA_DIRECTORY',
    description: 'Folder of the embedded database and of the secret that is made at the first start.',
  }),
  databaseUrl: secret({ name: 'DATABASE_URL', description: 'postgres://… for several machines; the embedded database when absent.' }),
  sessionSecret: secret({
    name: 'SESSION_SECRET',
    least: 32,
    description: 'Random text that chat tokens are signed with; the same on every machine. Made and kept in the data folder when absent.',
  }),
  draftPolicy: oneOf(['show-drafts-with-notice', 'reviewed-only'], 'show-drafts-with-notice', {
    name: 'DRAFT_POLICY',
    description: 'Whether texts that no translator has reviewed are shown with a notice, or English instead.',
  }),
  logLevel: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info', {
    name: 'LOG_LEVEL',
    description: 'The least severe log line that is written.',
  }),
  addressLimit: wholeNumber(1_200, {
    name: 'LIMIT_PER_ADDRESS',
    from: 0,
    to: 1_000_000,
    description: 'Requests a minute from one address; a hospital is one address. 0 is no limit.',
  }),
  conversationLimit: wholeNumber(60, {
    name: 'LIMIT_PER_CONVERSATION',
    from: 0,
    to: 1_000_000,
    description: 'Messages a minute in one conversation. 0 is no limit.',
  }),
  directLineSecret: secret({
    name: 'DIRECT_LINE_SECRET',
    description: "Secret of Azure's Direct Line channel: the pages then talk through Azure and the embedded service is off.",
  }),
  microsoftAppId: text({ name: 'MICROSOFT_APP_ID', description: 'Id of the bot in Azure. Absent: /api/messages answers this machine only.' }),
  microsoftAppPassword: secret({ name: 'MICROSOFT_APP_PASSWORD', description: 'Client secret of that id; not used with a managed identity.' }),
  microsoftAppType: oneOf(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'SingleTenant', {
    name: 'MICROSOFT_APP_TYPE',
    description: 'Kind of that id, as the Azure portal shows it.',
  }),
  microsoftAppTenantId: text({ name: 'MICROSOFT_APP_TENANT_ID', description: 'Tenant of that id; needed unless it is MultiTenant.' }),
  twilioAuthToken: secret({ name: 'TWILIO_AUTH_TOKEN', description: 'Token that Twilio signs its requests with. Absent: text messages are off.' }),
  smtpHost: text({ name: 'SMTP_HOST', description: 'Mail server for call-back requests. Absent: no mail is sent.' }),
  smtpPort: wholeNumber(587, { name: 'SMTP_PORT', from: 1, to: 65_535, description: 'Port of the mail server.' }),
  smtpUser: text({ name: 'SMTP_USER', description: 'User name at the mail server.' }),
  smtpPassword: secret({ name: 'SMTP_PASSWORD', description: 'Password at the mail server.' }),
  smtpFrom: text({ name: 'SMTP_FROM', description: 'Sender of the mails.' }),
  callbackEmail: text({ name: 'CALLBACK_EMAIL', description: 'Who gets the mails about call-back requests.' }),
  keepUnanswered: yesOrNo(false, {
    name: 'KEEP_UNANSWERED',
    description: 'Whether questions without an answer are kept, redacted, for the center to read.',
  }),
  conversationDays: days('RETENTION_CONVERSATION_DAYS', 1, 'conversations after their last message'),
  unansweredDays: days('RETENTION_UNANSWERED_DAYS', 30, 'unanswered questions'),
  callbackDays: days('RETENTION_CALLBACK_DAYS', 30, 'call-back requests after they are closed'),
  feedbackDays: days('RETENTION_FEEDBACK_DAYS', 180, 'the answers to "Did this help?"'),
  countDays: days('RETENTION_COUNT_DAYS', 400, 'counts without words'),
} as const;

type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type Config = { readonly [Key in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[Key]> };

export interface ConfigProblem {
  readonly name: string;
  readonly wrong: string;
  readonly fix: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => string;

type Found = { readonly text: string | undefined } | { readonly wrong: string; readonly fix: string };

/** A setting's text, or the content of the file that `<NAME>_FILE` names; an empty one counts as absent. */
function find({ name, secret: isSecret }: Setting<unknown>, env: Environment, readFile: ReadFile): Found {
  const own = env[name]?.trim() || undefined;
  const file = isSecret ? env[`${name}_FILE`]?.trim() || undefined : undefined;
  if (file === undefined) return { text: own };
  if (own !== undefined) return { wrong: `is set, and so is ${name}_FILE`, fix: 'set only one of the two' };
  try {
    return { text: readFile(file).trim() || undefined };
  } catch {
    return { wrong: `the file that ${name}_FILE names cannot be read`, fix: 'check its path and that this user may read it' };
  }
}

interface Reading {
  readonly value: unknown;
  readonly problem?: ConfigProblem;
}

function read(setting: Setting<unknown>, env: Environment, readFile: ReadFile): Reading {
  const found = find(setting, env, readFile);
  if ('wrong' in found) return { value: setting.fallback, problem: { name: setting.name, ...found } };
  if (found.text === undefined) return { value: setting.fallback };
  const parsed = setting.parse(found.text);
  if ('wrong' in parsed) return { value: setting.fallback, problem: { name: setting.name, ...parsed } };
  return { value: parsed.value };
}

function needs(name: string, other: string, fix: string): ConfigProblem {
  return { name, wrong: `is needed when ${other} is set`, fix };
}

/** What no setting can tell alone. */
function problemsTogether(config: Config): ConfigProblem[] {
  const { twilioAuthToken, publicUrl, microsoftAppId, microsoftAppType, microsoftAppPassword, microsoftAppTenantId } = config;
  const problems: ConfigProblem[] = [];
  if (twilioAuthToken && !publicUrl) problems.push(needs('PUBLIC_URL', 'TWILIO_AUTH_TOKEN', 'set the address that Twilio calls'));
  if (microsoftAppId && microsoftAppType !== 'UserAssignedMSI' && !microsoftAppPassword) {
    problems.push(needs('MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_ID', 'set the client secret, or MICROSOFT_APP_TYPE=UserAssignedMSI'));
  }
  if (microsoftAppId && microsoftAppType !== 'MultiTenant' && !microsoftAppTenantId) {
    problems.push(needs('MICROSOFT_APP_TENANT_ID', 'MICROSOFT_APP_ID', 'set the tenant of the app registration'));
  }
  if (!microsoftAppId && microsoftAppPassword) problems.push(needs('MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'set the app id'));
  if (config.directLineSecret && !microsoftAppId) {
    problems.push(needs('MICROSOFT_APP_ID', 'DIRECT_LINE_SECRET', "set the app id: Azure's Direct Line reaches the bot by it"));
  }
  if (config.smtpHost && !config.callbackEmail) problems.push(needs('CALLBACK_EMAIL', 'SMTP_HOST', 'set who gets the mails'));
  if (config.smtpHost && !config.smtpFrom) problems.push(needs('SMTP_FROM', 'SMTP_HOST', 'set the sender of the mails'));
  return problems;
}

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

/** Checks everything and lists every problem at once. */
export function readConfig(env: Environment, readFile: ReadFile = () => ''): ConfigResult {
  const readings = Object.entries(SETTINGS).map(([key, setting]) => [key, read(setting as Setting<unknown>, env, readFile)] as const);
  const config = Object.fromEntries(readings.map(([key, { value }]) => [key, value])) as unknown as Config;
  const single = readings.flatMap(([, { problem }]) => problem ?? []);
  const known = new Set(single.map(({ name }) => name));
  const problems = [...single, ...problemsTogether(config).filter(({ name }) => !known.has(name))];
  return problems.length > 0 ? { problems } : { config };
}

export function readEnvironment(): ConfigResult {
  return readConfig(process.env, (path) => readFileSync(path, 'utf8'));
}

/** One line a problem, for people. */
export function describeProblem({ name, wrong, fix }: ConfigProblem): string {
  return `${name} ${wrong}: ${fix}.`;
}
