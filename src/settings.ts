/** Every setting of the program. To add one, add a line: it is read, checked and put into the README's table. */
import {
  guid,
  guids,
  oneOf,
  optionalNumber,
  type Setting,
  secret,
  text,
  textOr,
  webOrigin,
  webOrigins,
  wholeNumber,
} from './setting-kinds';

const LONGEST_RETENTION_DAYS = 3_650;

function days(name: string, fallback: number, what: string): Setting<number> {
  return wholeNumber(fallback, {
    name,
    from: 1,
    to: LONGEST_RETENTION_DAYS,
    description: `Days that ${what} are kept.`,
  });
}

/** The order is the order of the settings table. */
export const SETTINGS = {
  port: wholeNumber(3978, {
    name: 'PORT',
    from: 0,
    to: 65_535,
    description: 'Port to listen on; 0 takes any free one.',
  }),
  host: textOr('127.0.0.1', {
    name: 'HOST',
    description: 'Address to listen on. This machine only unless set; in a container set 0.0.0.0.',
  }),
  publicUrl: webOrigin({
    name: 'PUBLIC_URL',
    description:
      'Address under which people reach the service, such as https://chat.example.org. Needed behind a proxy and for SMS.',
  }),
  proxyHops: wholeNumber(0, {
    name: 'PROXY_HOPS',
    from: 0,
    to: 5,
    description:
      'How many proxies of yours stand before the service; the caller is then read from X-Forwarded-For.',
  }),
  allowedOrigins: webOrigins({
    name: 'ALLOWED_ORIGINS',
    description: 'Websites that may show the chat in a frame or call the chat service, separated by commas.',
  }),
  dataDirectory: textOr('data', {
    name: 'DATA_DIRECTORY',
    description: 'Folder of the embedded database and of the secret that is made at the first start.',
  }),
  databaseUrl: secret({
    name: 'DATABASE_URL',
    description:
      'Address of a Postgres database (postgres://…), for several machines. The embedded database when absent.',
  }),
  sessionSecret: secret({
    name: 'SESSION_SECRET',
    least: 32,
    description:
      'Random text that chat tokens are signed with; the same on every machine. Made and kept in the data folder when absent.',
  }),
  draftPolicy: oneOf(['show-drafts-with-notice', 'reviewed-only'], 'show-drafts-with-notice', {
    name: 'DRAFT_POLICY',
    description: 'Whether texts that no translator has reviewed are shown with a notice, or English instead.',
  }),
  logLevel: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info', {
    name: 'LOG_LEVEL',
    description: 'The least severe log line that is written.',
  }),
  metricsPort: optionalNumber(9_464, {
    name: 'METRICS_PORT',
    from: 0,
    to: 65_535,
    description:
      'Port of its own for Prometheus (/metrics), never the public one. Absent: no metrics are shown.',
  }),
  metricsHost: textOr('127.0.0.1', {
    name: 'METRICS_HOST',
    description: 'Address for METRICS_PORT. Another than this machine needs METRICS_TOKEN.',
  }),
  metricsToken: secret({
    name: 'METRICS_TOKEN',
    least: 16,
    description: 'Bearer token that Prometheus sends.',
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
    description:
      "Secret of Azure's Direct Line channel: the pages then talk through Azure and the embedded service is off.",
  }),
  microsoftAppId: text({
    name: 'MICROSOFT_APP_ID',
    description: 'Id of the bot in Azure. Absent: /api/messages answers this machine only.',
  }),
  microsoftAppPassword: secret({
    name: 'MICROSOFT_APP_PASSWORD',
    description: 'Client secret of that id; not used with a managed identity.',
  }),
  microsoftAppType: oneOf(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'SingleTenant', {
    name: 'MICROSOFT_APP_TYPE',
    description: 'Kind of that id, as the Azure portal shows it.',
  }),
  microsoftAppTenantId: guid({
    name: 'MICROSOFT_APP_TENANT_ID',
    description: 'Tenant of that id; needed unless it is MultiTenant.',
  }),
  microsoftAppCertificate: secret({
    name: 'MICROSOFT_APP_CERTIFICATE',
    description: 'Certificate (PEM) that the app signs in with instead of a client secret.',
  }),
  microsoftAppCertificateKey: secret({
    name: 'MICROSOFT_APP_CERTIFICATE_KEY',
    description:
      "Private key (PEM) of that certificate; not needed when it stands in the certificate's own file.",
  }),
  microsoftAppCertificateThumbprint: text({
    name: 'MICROSOFT_APP_CERTIFICATE_THUMBPRINT',
    description: 'Its thumbprint as the Azure portal shows it; read from the certificate when absent.',
  }),
  teamsTenants: guids({
    name: 'TEAMS_TENANTS',
    description: "Tenants whose members may use the bot in Teams. The app's own tenant when absent.",
  }),
  twilioAuthToken: secret({
    name: 'TWILIO_AUTH_TOKEN',
    description: 'Token that Twilio signs its requests with. Absent: text messages are off.',
  }),
  smtpHost: text({
    name: 'SMTP_HOST',
    description:
      'Mail server for call-back requests. Absent: they are taken only while a Teams conversation is told of them.',
  }),
  smtpPort: wholeNumber(587, {
    name: 'SMTP_PORT',
    from: 1,
    to: 65_535,
    description: 'Port of the mail server.',
  }),
  smtpTls: oneOf(['required', 'if-offered'], 'required', {
    name: 'SMTP_TLS',
    description: 'Whether mails go over TLS only. A server on this machine may do without.',
  }),
  smtpUser: text({ name: 'SMTP_USER', description: 'User name at the mail server.' }),
  smtpPassword: secret({ name: 'SMTP_PASSWORD', description: 'Password at the mail server.' }),
  smtpFrom: text({ name: 'SMTP_FROM', description: 'Sender of the mails.' }),
  callbackEmail: text({
    name: 'CALLBACK_EMAIL',
    description: 'Who gets the mails about call-back requests.',
  }),
  keepUnanswered: oneOf(['no', 'redacted'], 'no', {
    name: 'KEEP_UNANSWERED',
    description:
      'Whether questions without an answer are kept for staff, without names, numbers, dates and addresses.',
  }),
  conversationDays: days('RETENTION_CONVERSATION_DAYS', 1, 'conversations after their last message'),
  unansweredDays: days('RETENTION_UNANSWERED_DAYS', 30, 'unanswered questions'),
  callbackDays: days('RETENTION_CALLBACK_DAYS', 30, 'call-back requests after they are closed'),
  feedbackDays: days('RETENTION_FEEDBACK_DAYS', 180, 'the answers to "Did this help?"'),
  countDays: days('RETENTION_COUNT_DAYS', 400, 'counts without words'),
} as const;

type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type Config = { readonly [Key in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[Key]> };
