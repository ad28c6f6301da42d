/** Where our own pages get a token: of the embedded service, or of Azure's where the operator uses that. */
import { AZURE_DOMAIN, takeAzureToken } from '../channels/web/direct-line/azure-tokens';
import type { DirectLineService } from '../channels/web/direct-line/service';
import { assertOrigin, DIRECT_LINE_BASE } from './direct-line-routes';
import { type Answer, type Call, jsonAnswer } from './exchange';
import type { RateLimits } from './limits';
import type { Origins } from './origins';
import { addRoute, type House } from './routes';

export interface TokenParts {
  readonly limits: RateLimits;
  readonly origins: Origins;
  readonly baseOf: (call: Call) => string;
  readonly source:
    | { readonly kind: 'embedded'; readonly service: DirectLineService }
    | { readonly kind: 'azure'; readonly secret: string; readonly fetch: typeof globalThis.fetch };
}

const MOST_BYTES = 1_024;

export function addTokenRoute(house: House, { limits, origins, baseOf, source }: TokenParts): void {
  const answer = async (call: Call): Promise<Answer> => {
    assertOrigin(call, origins);
    await limits.address(call.address);
    const isEmbedded = source.kind === 'embedded';
    const opening = isEmbedded
      ? await source.service.generate()
      : await takeAzureToken(source.secret, source.fetch);
    const { token, conversationId, expires_in } = opening;
    const domain = isEmbedded ? `${baseOf(call)}${DIRECT_LINE_BASE}` : AZURE_DOMAIN;
    return jsonAnswer(200, { token, conversationId, domain, expiresIn: expires_in });
  };
  addRoute(house, { method: 'get', path: '/api/token', answer });
  addRoute(house, {
    method: 'post',
    path: '/api/token',
    body: { kind: 'json', mostBytes: MOST_BYTES },
    answer,
  });
}
