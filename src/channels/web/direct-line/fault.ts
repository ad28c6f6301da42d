/** What a client of the Direct Line service did wrong; the words are ours and never the person's. */

export type DirectLineCode =
  | 'BadArgument'
  | 'MissingToken'
  | 'TokenInvalid'
  | 'TokenExpired'
  | 'Forbidden'
  | 'ConversationNotFound'
  | 'BotUnavailable';

/** Clients of the protocol look at the status: 403 makes them ask for a new token, 404 ends the conversation. */
const STATUS: Readonly<Record<DirectLineCode, number>> = {
  BadArgument: 400,
  MissingToken: 401,
  TokenInvalid: 403,
  TokenExpired: 403,
  Forbidden: 403,
  ConversationNotFound: 404,
  BotUnavailable: 503,
};

export class DirectLineFault extends Error {
  override readonly name = 'DirectLineFault';
  readonly status: number;
  constructor(
    readonly code: DirectLineCode,
    message: string,
  ) {
    super(message);
    this.status = STATUS[code];
  }
}
