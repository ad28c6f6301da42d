/** What is off and why, for the one who starts the program. */
import type { Config } from '../config';
import { isReachableFaq } from './faq-link';
import { allowedTenants } from './teams';

export function notesOf(config: Config): readonly string[] {
  const notes: readonly (readonly [isSaid: boolean, note: string])[] = [
    [
      !config.microsoftAppId,
      'Teams and Azure channels are off: MICROSOFT_APP_ID is not set. Programs on this machine alone may call /api/messages.',
    ],
    [
      allowedTenants(config)?.size === 0,
      'In Teams everybody is refused: set TEAMS_TENANTS, or MICROSOFT_APP_TENANT_ID.',
    ],
    [!config.twilioAuthToken, 'Text messages are off: TWILIO_AUTH_TOKEN is not set.'],
    [
      !config.smtpHost,
      'No mail about call-back requests: SMTP_HOST is not set. They are taken only while a Teams conversation is told of them ("notify here").',
    ],
    [!isReachableFaq(config), 'Answers have no link to the FAQ page: PUBLIC_URL is not set.'],
    [config.metricsPort === undefined, 'Metrics are off: METRICS_PORT is not set.'],
    [
      config.directLineSecret !== undefined,
      'The embedded chat service is off: the pages talk through Azure (DIRECT_LINE_SECRET).',
    ],
    [
      config.databaseUrl !== undefined && config.sessionSecret === undefined,
      'Set SESSION_SECRET when more than one machine uses this database.',
    ],
  ];
  return notes.filter(([isSaid]) => isSaid).map(([, note]) => note);
}
