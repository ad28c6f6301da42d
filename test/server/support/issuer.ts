/** Stands in for the Bot Framework's publisher of keys: real keys, real HTTP, tokens as the service signs them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const SERVICE_ISSUER = 'https://api.botframework.com';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

export interface Claims {
  readonly aud?: string;
  readonly iss?: string;
  readonly serviceurl?: string;
  /** Seconds from now. */
  readonly notBefore?: number;
  readonly expires?: number;
}

interface PublishedKey {
  readonly pair: KeyPair;
  /** The channels that the key vouches for. */
  readonly endorsements: readonly string[];
}

export class Issuer {
  private constructor(
    private readonly server: Server,
    readonly keys: ReadonlyMap<string, PublishedKey>,
  ) {}

  static async open(): Promise<Issuer> {
    const pair = () => generateKeyPair('RS256', { extractable: true });
    const keys = new Map([
      ['teams', { pair: await pair(), endorsements: ['msteams', 'directline'] }],
      ['another-channel', { pair: await pair(), endorsements: ['webchat'] }],
    ]);
    const issuer = new Issuer(createServer(), keys);
    issuer.server.on('request', async (request, response) => {
      const isKeys = request.url === '/keys';
      const json = isKeys
        ? { keys: await issuer.published() }
        : { issuer: SERVICE_ISSUER, jwks_uri: `${issuer.url}/keys` };
      response.writeHead(request.url === '/broken' ? 500 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    });
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private published() {
    return Promise.all(
      [...this.keys].map(async ([kid, { pair, endorsements }]) => ({
        ...(await exportJWK(pair.publicKey)),
        kid,
        use: 'sig',
        endorsements,
      })),
    );
  }

  sign(claims: Claims, kid = 'teams', signedBy = this.keys.get(kid)!.pair): Promise<string> {
    const { notBefore = -60, expires = 3_600, iss = SERVICE_ISSUER, aud, serviceurl } = claims;
    const now = Math.floor(Date.now() / 1_000);
    const token = new SignJWT(serviceurl === undefined ? {} : { serviceurl })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuer(iss)
      .setNotBefore(now + notBefore)
      .setExpirationTime(now + expires);
    if (aud !== undefined) token.setAudience(aud);
    return token.sign(signedBy.privateKey);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
