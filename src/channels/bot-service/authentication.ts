/** How the bot proves to the Bot Framework service who it is, and by whose keys the service proves itself to the bot. */
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** The bot's identity in Azure; without an id there is none. */
export interface ServiceIdentity {
  readonly microsoftAppId: string | undefined;
  readonly microsoftAppPassword: string | undefined;
  readonly microsoftAppType: string;
  readonly microsoftAppTenantId: string | undefined;
  /** Instead of a password. */
  readonly certificate: { readonly thumbprint: string; readonly privateKey: string } | undefined;
}

type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** Stands in for Microsoft's servers where they cannot be reached. */
export interface ServiceStandIn {
  /** Where the keys are published that the service signs with. */
  readonly openIdMetadataUrl: string;
  /** What the bot signs in with; its own identity when absent. */
  readonly credentials?: Credentials;
}

const SERVICE = 'https://api.botframework.com';
/** Who signs, and for whom, stays as it is with Microsoft: only the keys are somewhere else. */
const SAME_AS_EVER = {
  ToBotFromChannelTokenIssuer: SERVICE,
  ToChannelFromBotOAuthScope: SERVICE,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  OAuthUrl: SERVICE,
} as const;

function keysOf({ openIdMetadataUrl }: ServiceStandIn) {
  return {
    ...SAME_AS_EVER,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  };
}

export function createAuthentication(identity: ServiceIdentity, standIn?: ServiceStandIn) {
  const { microsoftAppId: id, microsoftAppType, certificate } = identity;
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: id ?? '',
      MicrosoftAppPassword: identity.microsoftAppPassword ?? '',
      MicrosoftAppType: id === undefined ? 'MultiTenant' : microsoftAppType,
      MicrosoftAppTenantId: identity.microsoftAppTenantId ?? '',
      ...(certificate === undefined
        ? {}
        : { CertificateThumbprint: certificate.thumbprint, CertificatePrivateKey: certificate.privateKey }),
      ...(standIn === undefined ? {} : keysOf(standIn)),
    },
    standIn?.credentials,
  );
}
