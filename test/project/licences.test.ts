import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAllowed, productionLicences } from '../../scripts/licences';
import { projectRoot } from '../../src/project-root';

test('what goes into production may be handed on', () => {
  const licences = productionLicences(projectRoot());
  expect(licences.length).toBeGreaterThan(100);
  expect(licences.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['botbuilder', 'restify', 'preact']),
  );
  expect(licences.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND Apache-2.0', true],
  ['MIT AND GPL-3.0-only', false],
  ['AGPL-3.0-or-later', false],
  ['LGPL-2.1', false],
  ['SEE LICENSE IN LICENSE.txt', false],
  ['UNLICENSED', false],
  ['unknown', false],
])('%s is allowed: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test('a package without a licence is unknown, an old list is read, what is for development is left out', () => {
  const root = mkdtempSync(join(tmpdir(), 'licences-'));
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/silent': { version: '1.0.0' },
    'node_modules/@a/nested/node_modules/old': { version: '2.0.0' },
    'node_modules/tool': { version: '3.0.0', license: 'GPL-3.0-only', dev: true },
  };
  const old = join(root, 'node_modules/@a/nested/node_modules/old');
  mkdirSync(old, { recursive: true });
  writeFileSync(join(old, 'package.json'), '{"licenses":[{"type":"MIT"},{"type":"GPL-2.0"}]}');
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  expect(productionLicences(root)).toEqual([
    { name: 'silent', version: '1.0.0', licence: 'unknown' },
    { name: 'old', version: '2.0.0', licence: 'MIT OR GPL-2.0' },
  ]);
  rmSync(root, { recursive: true });
});
