/** A call-back request as a mail to the center. The subject names the need of an interpreter and no person. */
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { CallbackRequest, OutboxItem } from '../storage/contract/callback';
import type { Deliver } from './outbox-worker';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Nothing is sent in the clear: a server that offers no TLS is refused. */
  readonly requireTls: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** A server that greets slower than this is treated as down. */
const PATIENCE_MS = 20_000;
/**
 * Some servers look into a mail before they take it: whoever gives up before them sends it twice. The few answers of
 * a delivery, each this slow, still come within the lease of the outbox.
 */
const ANSWER_PATIENCE_MS = 60_000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

function rows(request: CallbackRequest): readonly (readonly [string, string])[] {
  return [
    ['Name', request.name || 'not given'],
    ['Phone', request.phone],
    ['Good time', request.bestTime || 'not given'],
    ['Language', request.language],
    ['Interpreter', request.interpreter ? 'needed' : 'not needed'],
    ['About', request.topic || 'not given'],
    ['Asked by', request.channel],
    ['Asked at', new Date(request.createdMs).toISOString()],
    ['Request', request.id],
  ];
}

/** The same item always makes the same Message-ID: a mail system that gets it twice can tell. */
export function mailOf(
  { id, attempts, request }: OutboxItem,
  { from, to }: Pick<MailSettings, 'from' | 'to'>,
): SendMailOptions {
  const need = request.interpreter ? ` (interpreter: ${request.language.replace(/[\r\n]+/g, ' ')})` : '';
  const table = rows(request);
  const again = attempts > 1 ? ['This mail may have been sent before; the request is the same.'] : [];
  const lead = 'A family asks for a call back.';
  return {
    from,
    to,
    subject: `Call-back request${need}`,
    messageId: `<callback-${id}@family-support-bot>`,
    text: [lead, ...table.map(([name, value]) => `${name}: ${value}`), ...again].join('\n'),
    html: `<p>${lead}</p><table>${table.map(([name, value]) => `<tr><th align="left">${name}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</table>${again.map((text) => `<p>${text}</p>`).join('')}`,
  };
}

function transportTo(settings: MailSettings, patienceMs: number, answerPatienceMs: number) {
  return createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    ...(settings.user ? { auth: { user: settings.user, pass: settings.password ?? '' } } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: answerPatienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Delivers by SMTP; a refused, slow or half-open server rejects. */
export function createMailer(
  settings: MailSettings,
  patienceMs = PATIENCE_MS,
  answerPatienceMs = ANSWER_PATIENCE_MS,
): Deliver {
  const transport = transportTo(settings, patienceMs, answerPatienceMs);
  return async (item) => {
    await transport.sendMail(mailOf(item, settings));
  };
}

/** Greets the server and signs in, without sending anything; rejects as `createMailer` does. */
export async function verifyMail(settings: MailSettings, patienceMs = PATIENCE_MS): Promise<void> {
  await transportTo(settings, patienceMs, patienceMs).verify();
}
