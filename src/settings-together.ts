/** What no setting can tell alone: rules over all of them. To add one, add a line. */
import type { Config } from './settings';

interface Rule {
  /** The setting that is to be changed. */
  readonly name: string;
  readonly isBroken: (config: Config) => boolean;
  readonly wrong: string;
  readonly fix: string;
}

export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

function isNeededWith(other: string): string {
  return `is needed when ${other} is set`;
}

export const RULES: readonly Rule[] = [
  {
    name: 'PUBLIC_URL',
    isBroken: ({ twilioAuthToken, publicUrl }) => Boolean(twilioAuthToken) && !publicUrl,
    wrong: isNeededWith('TWILIO_AUTH_TOKEN'),
    fix: 'set the address that Twilio calls',
  },
  {
    name: 'CALLBACK_EMAIL',
    isBroken: ({ smtpHost, callbackEmail }) => Boolean(smtpHost) && !callbackEmail,
    wrong: isNeededWith('SMTP_HOST'),
    fix: 'set who gets the mails',
  },
  {
    name: 'SMTP_FROM',
    isBroken: ({ smtpHost, smtpFrom }) => Boolean(smtpHost) && !smtpFrom,
    wrong: isNeededWith('SMTP_HOST'),
    fix: 'set the sender of the mails',
  },
  {
    name: 'METRICS_TOKEN',
    isBroken: ({ metricsPort, metricsHost, metricsToken }) =>
      metricsPort !== undefined && !isThisMachine(metricsHost) && !metricsToken,
    wrong: 'is needed when METRICS_HOST is not this machine',
    fix: 'set a random text that Prometheus sends, or METRICS_HOST=127.0.0.1',
  },
  {
    name: 'METRICS_PORT',
    isBroken: ({ metricsPort, port }) => Boolean(metricsPort) && metricsPort === port,
    wrong: 'is the same as PORT',
    fix: 'set another port: metrics are never shown on the public one',
  },
];
