/** What is wrong with the bot's identity in Azure: what no setting of it can tell alone. */
import { readAppCertificate } from './app-certificate';
import type { ConfigProblem } from './config';
import type { Config } from './settings';

const APP_ID = 'MICROSOFT_APP_ID';
const PASSWORD = 'MICROSOFT_APP_PASSWORD';
const TENANT = 'MICROSOFT_APP_TENANT_ID';

function withoutId({ microsoftAppPassword, directLineSecret }: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (microsoftAppPassword)
    problems.push({ name: APP_ID, wrong: `is needed when ${PASSWORD} is set`, fix: 'set the app id' });
  if (directLineSecret) {
    const fix = "set the app id: Azure's Direct Line reaches the bot by it";
    problems.push({ name: APP_ID, wrong: 'is needed when DIRECT_LINE_SECRET is set', fix });
  }
  return problems.slice(0, 1);
}

function secretProblems(
  { microsoftAppType, microsoftAppPassword }: Config,
  hasCertificate: boolean,
): ConfigProblem[] {
  const isManaged = microsoftAppType === 'UserAssignedMSI';
  if (isManaged && (microsoftAppPassword || hasCertificate))
    return [
      {
        name: PASSWORD,
        wrong: 'or a certificate is set, and a managed identity has neither',
        fix: 'take it away',
      },
    ];
  if (microsoftAppPassword && hasCertificate)
    return [{ name: PASSWORD, wrong: 'is set, and so is a certificate', fix: 'set only one of the two' }];
  if (isManaged || microsoftAppPassword || hasCertificate) return [];
  const fix = 'set the client secret or MICROSOFT_APP_CERTIFICATE, or MICROSOFT_APP_TYPE=UserAssignedMSI';
  return [{ name: PASSWORD, wrong: `is needed when ${APP_ID} is set`, fix }];
}

export function identityProblems(config: Config): ConfigProblem[] {
  if (!config.microsoftAppId) return withoutId(config);
  const certificate = readAppCertificate(config);
  const problems = secretProblems(config, certificate !== undefined);
  if (certificate !== undefined && 'wrong' in certificate) problems.push(certificate);
  if (config.microsoftAppType !== 'MultiTenant' && !config.microsoftAppTenantId)
    problems.push({
      name: TENANT,
      wrong: `is needed when ${APP_ID} is set`,
      fix: 'set the tenant of the app registration',
    });
  return problems;
}
