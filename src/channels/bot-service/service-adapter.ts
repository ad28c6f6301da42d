/** Turns that come through the Bot Framework service: Teams, SMS by Azure, Azure's Direct Line. */
import {
  type Activity,
  CloudAdapter,
  type ConversationReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { createAuthentication, type ServiceIdentity, type ServiceStandIn } from './authentication';

/** The sender could not be shown to be the Bot Framework service. */
export class NotTheService extends Error {
  override readonly name = 'NotTheService';
  constructor() {
    super('The request is not from the Bot Framework service.');
  }
}

/** The keys that the service signs with cannot be had: nobody can be told from anybody. */
export class KeysOutOfReach extends Error {
  override readonly name = 'KeysOutOfReach';
  constructor() {
    super('The keys of the Bot Framework service cannot be read right now.');
  }
}

/** The framework's error for keys that it could not load; every other error says that the token is not good. */
const COULD_NOT_LOAD = 500;

function refusalFor(error: unknown): Error {
  const { name, statusCode } = error as { readonly name?: unknown; readonly statusCode?: unknown };
  return name === 'FetchError' || statusCode === COULD_NOT_LOAD ? new KeysOutOfReach() : new NotTheService();
}

export class ServiceAdapter extends CloudAdapter {
  private readonly appId: string;

  constructor(identity: ServiceIdentity, onError: (error: unknown) => void, standIn?: ServiceStandIn) {
    super(createAuthentication(identity, standIn));
    this.appId = identity.microsoftAppId ?? '';
    this.onTurnError = async (_context, error) => onError(error);
  }

  /** Writes into a conversation that the bot is in, without being asked. Rejects when it could not. */
  async write(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<void> {
    let failure: { readonly error: unknown } | undefined;
    await this.continueConversationAsync(this.appId, reference, async (context) => {
      // The framework makes an id up, and would send the message as a reply to it.
      delete (context.activity as Partial<Activity>).id;
      // The adapter hands an error of a turn to its own handler alone.
      await context.sendActivity(activity).catch((error: unknown) => {
        failure = { error };
      });
    });
    if (failure) throw failure.error;
  }

  /**
   * One turn. Not the framework's own `process`: that writes errors to the console, and they may quote the person.
   * @throws NotTheService
   * @throws KeysOutOfReach
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const proven = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => Promise.reject(refusalFor(error)));
    return this.processActivity(proven, activity, logic);
  }
}
