/** Turns that come through the Bot Framework service: Teams, SMS by Azure, Azure's Direct Line. */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

/** The bot's identity in Azure; without an id there is none. */
export interface ServiceIdentity {
  readonly microsoftAppId: string | undefined;
  readonly microsoftAppPassword: string | undefined;
  readonly microsoftAppType: string;
  readonly microsoftAppTenantId: string | undefined;
}

/** The sender could not be shown to be the Bot Framework service. */
export class NotTheService extends Error {
  override readonly name = 'NotTheService';
  constructor() {
    super('The request is not from the Bot Framework service.');
  }
}

export class ServiceAdapter extends CloudAdapter {
  constructor(identity: ServiceIdentity, onError: (error: unknown) => void) {
    const {
      microsoftAppId: id,
      microsoftAppPassword: password,
      microsoftAppType,
      microsoftAppTenantId: tenant,
    } = identity;
    super(
      new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppId: id ?? '',
        MicrosoftAppPassword: password ?? '',
        MicrosoftAppType: id === undefined ? 'MultiTenant' : microsoftAppType,
        MicrosoftAppTenantId: tenant ?? '',
      }),
    );
    this.onTurnError = async (_context, error) => onError(error);
  }

  /**
   * One turn. Not the framework's own `process`: that writes errors to the console, and they may quote the person.
   * @throws NotTheService
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    try {
      return await this.processActivity(authorization, activity, logic);
    } catch (error) {
      // The class is in several copies of the package; the name is the same in all.
      if (error instanceof Error && error.constructor.name === 'AuthenticationError')
        throw new NotTheService();
      throw error;
    }
  }
}
