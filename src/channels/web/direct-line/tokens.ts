/** Signed tokens: each opens one conversation for one user, until it expires. */
import { errors, jwtVerify, SignJWT } from 'jose';
import { DirectLineFault } from './fault';

/** Clients refresh every 15 minutes whatever they are told; an hour leaves room for a phone that sleeps. */
export const TOKEN_LIFE_SECONDS = 3_600;
/** So long after its end a token can still be exchanged for a new one: as long as the conversation is kept. */
export const REFRESH_GRACE_SECONDS = 86_400;

const ALGORITHM = 'HS256';
const ISSUER = 'family-support-bot';
const AUDIENCE = 'direct-line';

/** What a token allows. */
export interface Grant {
  readonly conversationId: string;
  /** Starts with `dl_`: only tokens may name such a user. */
  readonly userId: string;
}

export interface TimedGrant extends Grant {
  readonly expiresMs: number;
}

/** A token comes with every message of its conversation; checking a signature costs as much as storing a message. */
const MOST_REMEMBERED = 5_000;

export class DirectLineTokens {
  private readonly checked = new Map<string, TimedGrant>();

  constructor(
    private readonly key: Uint8Array,
    private readonly nowMs: () => number,
  ) {}

  async issue({ conversationId, userId }: Grant): Promise<string> {
    const nowSeconds = Math.floor(this.nowMs() / 1_000);
    return new SignJWT({ conv: conversationId, user: userId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + TOKEN_LIFE_SECONDS)
      .sign(this.key);
  }

  /** @throws DirectLineFault for a missing, forged or expired token. */
  async read(token: string | undefined, graceSeconds = 0): Promise<TimedGrant> {
    if (!token)
      throw new DirectLineFault('MissingToken', 'A token is needed: send it as "Authorization: Bearer …".');
    const known = this.checked.get(token);
    if (known !== undefined && this.nowMs() < known.expiresMs) return known;
    const { conv, user, exp } = (await this.verify(token, graceSeconds)).payload;
    if (typeof conv !== 'string' || typeof user !== 'string' || exp === undefined) {
      throw new DirectLineFault('TokenInvalid', 'The token is not one of this service.');
    }
    const grant = { conversationId: conv, userId: user, expiresMs: exp * 1_000 };
    this.remember(token, grant);
    return grant;
  }

  private remember(token: string, grant: TimedGrant): void {
    if (this.checked.size >= MOST_REMEMBERED) this.checked.delete(this.checked.keys().next().value!);
    this.checked.set(token, grant);
  }

  private async verify(token: string, graceSeconds: number) {
    try {
      return await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        currentDate: new Date(this.nowMs()),
        clockTolerance: graceSeconds,
        requiredClaims: ['exp'],
      });
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new DirectLineFault('TokenExpired', 'The token has expired: get a new one.');
      throw new DirectLineFault('TokenInvalid', 'The token is not one of this service.');
    }
  }
}
