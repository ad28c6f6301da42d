/** Who may come in at /api/messages when the bot has an identity in Azure, and how it signs in there itself. */
import { createHmac, createVerify, X509Certificate } from 'node:crypto';
import { createServer, request as plainRequest, type RequestOptions, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportSPKI } from 'jose';
import { selfSigned } from '../support/self-signed';
import { send } from './support/chat';
import { Connector } from './support/connector';
import { type Claims, Issuer } from './support/issuer';
import { type Running, startServer, stopServers } from './support/server';

const APP = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const TENANT = '11111111-2222-3333-4444-555555555555';
const PARTNER = '22222222-2222-3333-4444-555555555555';
const STRANGER = '33333333-2222-3333-4444-555555555555';
const SINGLE_TENANT = {
  MICROSOFT_APP_ID: APP,
  MICROSOFT_APP_PASSWORD: 'a-client-secret',
  MICROSOFT_APP_TENANT_ID: TENANT,
};

/** Signs in without a server of Microsoft. */
const CREDENTIALS = {
  isValidAppId: async (id: string) => id === APP,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer of-the-bot');
      return request;
    },
  }),
} as never;

let issuer: Issuer;
let connector: Connector;
/** Members by their id; who is not here is not told. */
const roster = new Map<string, object>();

beforeAll(async () => {
  issuer = await Issuer.open();
  connector = await Connector.open((id) => roster.get(id));
});
beforeEach(() => {
  connector.take();
});
afterAll(async () => {
  await stopServers();
  await issuer.close();
  await connector.close();
});

function start(settings: Record<string, string>, keys = issuer.url): Promise<Running> {
  return startServer(settings, { service: { openIdMetadataUrl: keys, credentials: CREDENTIALS } });
}

const PERSON = '29:1-somebody';

function message(changes: object = {}) {
  return {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: PERSON },
    recipient: { id: `28:${APP}` },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: 'where do the donor cells come from',
    locale: 'en-US',
    ...changes,
  };
}

function right(claims: Claims = {}): Claims {
  return { aud: APP, serviceurl: connector.url, ...claims };
}

async function deliver(server: Running, token: string | undefined, body: object = message()) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: token };
  return send(`${server.url}/api/messages`, 'POST', body, headers);
}

async function asService(server: Running, body: object = message()) {
  const { status, json } = await deliver(server, `Bearer ${await issuer.sign(right())}`, body);
  return {
    status,
    json,
    cards: connector.take().map(({ activity }) => JSON.stringify(activity.attachments)),
  };
}

function unsigned(header: object, claims: object): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

const CLAIMS = { iss: 'https://api.botframework.com', aud: APP, exp: 4_000_000_000 };

describe('the token', () => {
  let server: Running;
  beforeAll(async () => {
    server = await start(SINGLE_TENANT);
  });

  test('of the service lets in, and the bot answers with a token of its own', async () => {
    expect((await deliver(server, `Bearer ${await issuer.sign(right())}`)).status).toBe(200);
    const [answer] = connector.take();
    expect(answer?.authorization).toBe('Bearer of-the-bot');
    expect(JSON.stringify(answer?.activity)).toContain('family member or other donor');
  });

  test.each<[string, () => Promise<string | undefined> | string | undefined]>([
    ['is missing', () => undefined],
    ['is empty', () => 'Bearer '],
    ['is of another scheme', () => 'Basic dTpw'],
    ['is nonsense', () => 'Bearer x.y.z'],
    ['is for another bot', async () => `Bearer ${await issuer.sign(right({ aud: 'another-app' }))}`],
    ['is for nobody', async () => `Bearer ${await issuer.sign({ serviceurl: connector.url })}`],
    [
      'is of another issuer',
      async () => `Bearer ${await issuer.sign(right({ iss: 'https://evil.example' }))}`,
    ],
    ['is over', async () => `Bearer ${await issuer.sign(right({ notBefore: -7_200, expires: -600 }))}`],
    ['is not yet good', async () => `Bearer ${await issuer.sign(right({ notBefore: 900 }))}`],
    [
      'is for another service',
      async () => `Bearer ${await issuer.sign(right({ serviceurl: 'https://evil.example/' }))}`,
    ],
    ['names no service', async () => `Bearer ${await issuer.sign({ aud: APP })}`],
    [
      'is signed with another key',
      async () => `Bearer ${await issuer.sign(right(), 'teams', issuer.keys.get('another-channel')!.pair)}`,
    ],
    ['is signed for another channel', async () => `Bearer ${await issuer.sign(right(), 'another-channel')}`],
    [
      'is signed with a key that nobody published',
      async () => `Bearer ${await issuer.sign(right(), 'unheard-of', issuer.keys.get('teams')!.pair)}`,
    ],
    [
      'is not signed',
      () => `Bearer ${unsigned({ alg: 'none', kid: 'teams' }, { ...CLAIMS, serviceurl: connector.url })}.`,
    ],
    [
      'is signed with the public key as if it were a password',
      async () => {
        const head = unsigned({ alg: 'HS256', kid: 'teams' }, { ...CLAIMS, serviceurl: connector.url });
        const secret = await exportSPKI(issuer.keys.get('teams')!.pair.publicKey);
        return `Bearer ${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
      },
    ],
    [
      'was changed on its way',
      async () => {
        const [head, , signature] = (await issuer.sign(right({ aud: 'another-app' }))).split('.');
        const claims = unsigned({}, { ...CLAIMS, serviceurl: connector.url }).split('.')[1];
        return `Bearer ${head}.${claims}.${signature}`;
      },
    ],
  ])('%s: nobody is let in', async (_name, token) => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { status, text } = await deliver(server, await token());
    quiet.mockRestore();
    expect(status).toBe(401);
    expect(text).not.toMatch(/jwt|signature|audience/i);
    expect(connector.take()).toEqual([]);
  });

  test('cannot be compared with an activity that names no service', async () => {
    const token = `Bearer ${await issuer.sign(right())}`;
    expect((await deliver(server, token, message({ serviceUrl: undefined }))).status).toBe(400);
  });

  test('cannot be judged while the keys are out of reach', async () => {
    const token = `Bearer ${await issuer.sign(right())}`;
    for (const keys of [`${issuer.url}/broken`, 'http://127.0.0.1:9/keys'])
      expect((await deliver(await start(SINGLE_TENANT, keys), token)).status).toBe(503);
  });
});

describe('the tenant', () => {
  const ANSWER = /family member or other donor/;
  const REFUSAL = /only for the staff.*206-987-2106.*911/s;
  const of = (id: string) => ({
    channelData: { tenant: { id } },
    conversation: { id: 'a:2', conversationType: 'personal', tenantId: id },
  });
  let own: Running;
  let listed: Running;
  let nobody: Running;
  beforeAll(async () => {
    own = await start(SINGLE_TENANT);
    listed = await start({ ...SINGLE_TENANT, TEAMS_TENANTS: `${TENANT.toUpperCase()}, ${PARTNER}` });
    nobody = await start({
      MICROSOFT_APP_ID: APP,
      MICROSOFT_APP_PASSWORD: 'x',
      MICROSOFT_APP_TYPE: 'MultiTenant',
    });
  });

  test.each<[string, () => Running, object, object | undefined, RegExp]>([
    ['a member', () => own, {}, { id: '', tenantId: TENANT, userRole: 'user' }, ANSWER],
    ['a member of a tenant on the list', () => listed, of(PARTNER), { id: '', userRole: 'user' }, ANSWER],
    ['somebody of whom Teams does not tell', () => own, {}, undefined, ANSWER],
    ['a member of another tenant', () => own, of(PARTNER), { id: '' }, REFUSAL],
    ['a member of a tenant that is not on the list', () => listed, of(STRANGER), { id: '' }, REFUSAL],
    [
      'somebody without a tenant',
      () => own,
      { channelData: {}, conversation: { id: 'a:3' } },
      { id: '' },
      REFUSAL,
    ],
    [
      'a sender of another tenant in a shared channel',
      () => own,
      {},
      { id: '', tenantId: STRANGER },
      REFUSAL,
    ],
    [
      'a conversation of another tenant',
      () => own,
      { ...of(STRANGER), channelData: { tenant: { id: TENANT } } },
      {},
      REFUSAL,
    ],
    ['a guest', () => own, {}, { id: '', tenantId: TENANT, userRole: 'guest' }, REFUSAL],
    ['a guest by name', () => own, {}, { id: '', userPrincipalName: 'x_y.example#EXT#@z.example' }, REFUSAL],
    ['somebody in a meeting without an account', () => own, {}, { id: '', userRole: 'anonymous' }, REFUSAL],
    ['anybody, where no tenant is set', () => nobody, {}, { id: '', tenantId: TENANT }, REFUSAL],
  ])('%s', async (name, server, changes, member, expected) => {
    const from = { id: `29:1-${name}` };
    if (member !== undefined) roster.set(from.id, member);
    const { status, cards } = await asService(server(), message({ from, ...changes }));
    expect(status).toBe(200);
    expect(cards).toEqual([expect.stringMatching(expected)]);
  });

  const refused = expect.stringMatching(REFUSAL);
  test.each([
    [
      'adaptiveCard/action',
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: refused },
    ],
    ['composeExtension/query', { composeExtension: { type: 'message', text: refused } }],
    ['task/fetch', { task: { type: 'message', value: refused } }],
  ])('an outsider’s %s is refused in its own form', async (name, body) => {
    const value = { action: { verb: 'say', data: { say: 'x', action: { topic: 'stem-cell-donor' } } } };
    const answer = await asService(own, message({ type: 'invoke', name, value, ...of(STRANGER) }));
    expect(answer).toEqual({ status: 200, json: body, cards: [] });
  });

  test('an installation elsewhere is passed over', async () => {
    const installed = { type: 'installationUpdate', action: 'add', ...of(STRANGER) };
    expect(await asService(own, message(installed))).toMatchObject({ status: 200, cards: [] });
  });

  test('the start says when everybody is refused', () => {
    expect(nobody.app.notes.join('\n')).toContain('TEAMS_TENANTS');
    expect(own.app.notes.join('\n')).not.toMatch(/TEAMS_TENANTS|MICROSOFT_APP_ID/);
  });
});

describe('the bot signs in at Microsoft', () => {
  /** What came to the stand-in of Microsoft's sign-in. */
  const asked: { path: string; fields: URLSearchParams }[] = [];
  let microsoft: Server;
  beforeAll(async () => {
    microsoft = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      const { pathname, search } = new URL(request.url ?? '', 'http://here');
      asked.push({ path: pathname, fields: new URLSearchParams(body || search) });
      const expires = Math.floor(Date.now() / 1_000) + 3_600;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          token_type: 'Bearer',
          access_token: 'from-microsoft',
          expires_in: 3_600,
          expires_on: expires,
        }),
      );
    });
    await new Promise<void>((resolve) => microsoft.listen(0, '127.0.0.1', resolve));
    const { port } = microsoft.address() as AddressInfo;
    jest.spyOn(https, 'request').mockImplementation(((options: RequestOptions) =>
      plainRequest({
        ...options,
        protocol: 'http:',
        hostname: '127.0.0.1',
        host: '127.0.0.1',
        port,
      })) as never);
    process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${port}/managed`;
    process.env['IDENTITY_HEADER'] = 'of this machine';
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    microsoft.closeAllConnections();
    await new Promise((resolve) => microsoft.close(resolve));
  });

  const own = selfSigned();
  const { fingerprint, publicKey } = new X509Certificate(own.certificate);

  /** The framework keeps a token for each id, so that every case needs another one. */
  const ids = [1, 2, 3, 4, 5].map((digit) => APP.replace(/^a+/, String(digit).repeat(8)));

  async function signIn(id: string, settings: Record<string, string>) {
    const identity = { MICROSOFT_APP_ID: id, MICROSOFT_APP_TENANT_ID: TENANT, ...settings };
    const server = await startServer(identity, { service: { openIdMetadataUrl: issuer.url } });
    roster.set(PERSON, { id: PERSON, userRole: 'user' });
    await deliver(server, `Bearer ${await issuer.sign(right({ aud: id }))}`);
    expect(connector.take().map(({ authorization }) => authorization)).toEqual(['Bearer from-microsoft']);
    return asked[0]!;
  }

  test('with a client secret, at its own tenant', async () => {
    const { path, fields } = await signIn(ids[0]!, { MICROSOFT_APP_PASSWORD: 'a-client-secret' });
    expect(path).toBe(`/${TENANT}/oauth2/v2.0/token`);
    expect(fields.get('client_id')).toBe(ids[0]);
    expect(fields.get('client_secret')).toBe('a-client-secret');
    expect(fields.get('scope')).toContain('https://api.botframework.com/.default');
  });

  test.each([
    [
      'the certificate and its key',
      ids[1]!,
      { MICROSOFT_APP_CERTIFICATE: own.certificate, MICROSOFT_APP_CERTIFICATE_KEY: own.key },
    ],
    ['both in one', ids[2]!, { MICROSOFT_APP_CERTIFICATE: own.key + own.certificate }],
    [
      'the key and the thumbprint',
      ids[3]!,
      { MICROSOFT_APP_CERTIFICATE_KEY: own.key, MICROSOFT_APP_CERTIFICATE_THUMBPRINT: fingerprint },
    ],
  ])('with %s: it says which one and signs with it', async (_name, id, certificate) => {
    const { path, fields } = await signIn(id, certificate);
    expect(path).toBe(`/${TENANT}/oauth2/v2.0/token`);
    const [head = '', claims = '', signature = ''] = fields.get('client_assertion')!.split('.');
    const thumbprint = Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ x5t: thumbprint });
    const verify = createVerify('sha256').update(`${head}.${claims}`);
    expect(verify.verify(publicKey, signature, 'base64url')).toBe(true);
  });

  test('as a managed identity, at the machine that it runs on', async () => {
    const { path, fields } = await signIn(ids[4]!, { MICROSOFT_APP_TYPE: 'UserAssignedMSI' });
    expect(path).toBe('/managed');
    expect(fields.get('client_id')).toBe(ids[4]);
    expect(fields.get('resource')).toContain('https://api.botframework.com');
  });
});
