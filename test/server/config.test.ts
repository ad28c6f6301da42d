import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, readConfig, SETTINGS } from '../../src/config';
import { projectRoot } from '../../src/project-root';
import { envExample, settingsTable } from '../../src/settings-text';
import { selfSigned } from '../support/self-signed';

const OWN = selfSigned();
const CERTIFICATE = { MICROSOFT_APP_CERTIFICATE: OWN.certificate, MICROSOFT_APP_CERTIFICATE_KEY: OWN.key };
const TENANT = '11111111-2222-3333-4444-555555555555';

const IDENTITY = { MICROSOFT_APP_ID: 'x', MICROSOFT_APP_TENANT_ID: TENANT };

function problemsOf(env: Environment): string[] {
  const read = readConfig(env, () => {
    throw new Error('no such file');
  });
  return 'problems' in read ? read.problems.map(({ name }) => name) : [];
}

test('nothing set: everything has a safe default', () => {
  const read = readConfig({});
  expect('config' in read && read.config).toMatchObject({
    port: 3978,
    host: '127.0.0.1',
    dataDirectory: 'data',
    allowedOrigins: [],
    draftPolicy: 'show-drafts-with-notice',
    conversationDays: 1,
  });
});

test('everything set is read', () => {
  const read = readConfig(
    {
      PORT: '8080',
      PUBLIC_URL: 'https://chat.example.org/',
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000\nhttps://b.example',
      DATABASE_URL_FILE: '/run/secrets/database',
      SMTP_HOST: '  ',
    },
    () => 'postgres://somewhere\n',
  );
  expect('config' in read && read.config).toMatchObject({
    port: 8080,
    publicUrl: 'https://chat.example.org',
    allowedOrigins: ['https://a.example', 'http://localhost:3000', 'https://b.example'],
    databaseUrl: 'postgres://somewhere',
    smtpHost: undefined,
  });
});

test('all problems are listed at once, without the values', () => {
  const env = {
    PORT: 'eighty',
    PUBLIC_URL: 'chat.example.org/path',
    SESSION_SECRET: 'short-secret',
    DRAFT_POLICY: 'all',
    RETENTION_COUNT_DAYS: '0',
    TWILIO_AUTH_TOKEN_FILE: '/nowhere',
    MICROSOFT_APP_ID: 'id',
  };
  expect(problemsOf(env)).toEqual([
    'PORT',
    'PUBLIC_URL',
    'SESSION_SECRET',
    'DRAFT_POLICY',
    'TWILIO_AUTH_TOKEN',
    'RETENTION_COUNT_DAYS',
    'MICROSOFT_APP_PASSWORD',
    'MICROSOFT_APP_TENANT_ID',
  ]);
  expect(JSON.stringify(readConfig(env))).not.toMatch(/eighty|short-secret/);
});

test.each<[string, Environment, string[]]>([
  ['a port out of range', { PORT: '70000' }, ['PORT']],
  ['a negative port', { PORT: '-1' }, ['PORT']],
  [
    'an origin with a path',
    { ALLOWED_ORIGINS: 'https://a.example,https://b.example/x' },
    ['ALLOWED_ORIGINS'],
  ],
  ['a wildcard', { ALLOWED_ORIGINS: '*' }, ['ALLOWED_ORIGINS']],
  ['another protocol', { PUBLIC_URL: 'ftp://a.example' }, ['PUBLIC_URL']],
  ['a name in the address', { PUBLIC_URL: 'https://me:pw@a.example' }, ['PUBLIC_URL']],
  ['secret and its file', { SESSION_SECRET: 'x'.repeat(32), SESSION_SECRET_FILE: '/a' }, ['SESSION_SECRET']],
  ['text messages without an address', { TWILIO_AUTH_TOKEN: 'x' }, ['PUBLIC_URL']],
  [
    'metrics for other machines without a token',
    { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' },
    ['METRICS_TOKEN'],
  ],
  ['a host for metrics that are off', { METRICS_HOST: '0.0.0.0' }, []],
  ['metrics on the public port', { METRICS_PORT: '3978' }, ['METRICS_PORT']],
  ['a token that can be guessed', { METRICS_TOKEN: 'metrics' }, ['METRICS_TOKEN']],
  ['a password without an id', { MICROSOFT_APP_PASSWORD: 'x' }, ['MICROSOFT_APP_ID']],
  ['Azure’s Direct Line without an id', { DIRECT_LINE_SECRET: 'x' }, ['MICROSOFT_APP_ID']],
  [
    'a managed identity needs no password',
    { MICROSOFT_APP_ID: 'x', MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: TENANT },
    [],
  ],
  [
    'a managed identity has no password',
    { ...IDENTITY, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_PASSWORD: 'x' },
    ['MICROSOFT_APP_PASSWORD'],
  ],
  ['a certificate instead of a password', { ...IDENTITY, ...CERTIFICATE }, []],
  [
    'a certificate beside a password',
    { ...IDENTITY, ...CERTIFICATE, MICROSOFT_APP_PASSWORD: 'x' },
    ['MICROSOFT_APP_PASSWORD'],
  ],
  [
    'a certificate without its key',
    { ...IDENTITY, MICROSOFT_APP_CERTIFICATE: OWN.certificate },
    ['MICROSOFT_APP_CERTIFICATE_KEY'],
  ],
  [
    'a certificate with the key of another',
    { ...IDENTITY, ...CERTIFICATE, MICROSOFT_APP_CERTIFICATE_KEY: selfSigned().key },
    ['MICROSOFT_APP_CERTIFICATE_KEY'],
  ],
  [
    'a certificate that is none',
    { ...IDENTITY, ...CERTIFICATE, MICROSOFT_APP_CERTIFICATE: 'x' },
    ['MICROSOFT_APP_CERTIFICATE'],
  ],
  [
    'a key without certificate or thumbprint',
    { ...IDENTITY, MICROSOFT_APP_CERTIFICATE_KEY: OWN.key },
    ['MICROSOFT_APP_CERTIFICATE_THUMBPRINT'],
  ],
  [
    'a thumbprint alone',
    { ...IDENTITY, MICROSOFT_APP_CERTIFICATE_THUMBPRINT: 'AB'.repeat(20) },
    ['MICROSOFT_APP_CERTIFICATE_KEY'],
  ],
  ['tenants by name', { TEAMS_TENANTS: `${TENANT}, example.org` }, ['TEAMS_TENANTS']],
])('%s', (_name, env, problems) => {
  expect(problemsOf(env)).toEqual(problems);
});

test('every setting has its own name and says what it is', () => {
  const settings = Object.values(SETTINGS);
  expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
  for (const { name, description } of settings)
    expect({ name, ends: /^[A-Z].*\.$/s.test(description) }).toEqual({ name, ends: true });
});

test('.env.example is made from the same list', () => {
  expect(readFileSync(join(projectRoot(), '.env.example'), 'utf8')).toBe(envExample());
});

test('the README’s table is made from it too, with a row for each setting', () => {
  expect(settingsTable().split('\n')).toHaveLength(Object.keys(SETTINGS).length + 2);
  expect(readFileSync(join(projectRoot(), 'README.md'), 'utf8')).toContain(settingsTable());
});
