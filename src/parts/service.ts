/** The door for the Bot Framework service, with the bot's identity in Azure. */
import { readAppCertificate } from '../app-certificate';
import type { ServiceStandIn } from '../channels/bot-service/authentication';
import { ServiceAdapter } from '../channels/bot-service/service-adapter';
import type { Config } from '../config';

export function openService(
  config: Config,
  onError: (error: unknown) => void,
  standIn: ServiceStandIn | undefined,
): ServiceAdapter {
  const read = config.microsoftAppId === undefined ? undefined : readAppCertificate(config);
  // The settings were checked before: a certificate that cannot be read does not get here.
  const certificate = read === undefined || 'wrong' in read ? undefined : read;
  return new ServiceAdapter({ ...config, certificate }, onError, standIn);
}
