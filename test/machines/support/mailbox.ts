/** A mail server on this machine that keeps what it has accepted. */
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly messageId: string;
  /** The request's id, as the mail's table names it. */
  readonly request: string;
  readonly text: string;
}

export interface Mailbox {
  readonly port: number;
  readonly mails: Mail[];
  close(): Promise<void>;
}

export interface MailboxOptions {
  readonly port?: number;
  /** The error to refuse a recipient with, if any. */
  readonly refuse?: () => Error | undefined;
  /** How long the server thinks before it accepts. */
  readonly delayMs?: () => number;
}

const field = (mail: string, pattern: RegExp): string => pattern.exec(mail)?.[1] ?? '';

function read(text: string): Mail {
  return {
    messageId: field(text, /^Message-ID:\s*(\S+)/im),
    request: field(text, /^Request: (\S+)/m),
    text,
  };
}

export async function openMailbox({ port = 0, refuse, delayMs }: MailboxOptions = {}): Promise<Mailbox> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse?.()),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        setTimeout(() => {
          mails.push(read(Buffer.concat(chunks).toString()));
          done();
        }, delayMs?.() ?? 0);
      });
    },
  });
  // A process that is killed leaves its connection in the middle.
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    port: (server.server.address() as { port: number }).port,
    mails,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Settings that send call-back requests to this mailbox. */
export const mailSettings = ({ port }: Pick<Mailbox, 'port'>): Record<string, string> => ({
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(port),
  SMTP_FROM: 'bot@example.org',
  CALLBACK_EMAIL: 'center@example.org',
});
