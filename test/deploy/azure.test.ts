/**
 * The Bicep files, read as text: there is no compiler for them in npm. It finds slips (a parameter that is missing or
 * not declared, a name of a setting that there is not, a secret in the open); it does not prove that Azure takes them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../src/config';
import { projectRoot } from '../../src/project-root';

const folder = join(projectRoot(), 'deploy', 'azure');
const names = readdirSync(folder).filter((name) => name.endsWith('.bicep'));
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const main = texts.get('main.bicep')!;

/** Without comments and without the inside of strings. */
function bare(text: string): string {
  return text.replace(/'(?:\\.|[^'\\\n])*'/g, "''").replace(/\/\/.*$/gm, '');
}

interface Param {
  readonly name: string;
  readonly isSecure: boolean;
  readonly hasDefault: boolean;
}

function paramsOf(text: string): Param[] {
  return [...text.matchAll(/((?:^@.*\n)*)^param (\w+) \w+( =)?/gm)].map(([, decorators, name, equals]) => ({
    name: name!,
    isSecure: decorators!.includes('@secure()'),
    hasDefault: equals !== undefined,
  }));
}

const modules = [
  ...main.matchAll(
    /^module \w+ '([\w.]+)' = (?:if \(.*\) )?\{\n {2}name: '\w+'\n {2}params: \{([\s\S]*?)\n? *\}\n\}/gm,
  ),
].map(([, file, params]) => ({
  file: file!,
  given: [...params!.matchAll(/(\w+): ((?:'(?:\\.|[^'\\])*'|[^,\n])+)/g)].map(([, name, value]) => ({
    name: name!,
    value: value!,
  })),
}));

test('every module of main.bicep is a file here, and every file is used', () => {
  expect(modules.map(({ file }) => file).sort()).toEqual(
    names.filter((name) => name !== 'main.bicep').sort(),
  );
});

test.each([...texts])('%s: brackets close, and what is declared is used', (_name, text) => {
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (const [bracket] of bare(text).matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(bracket)) open.push(bracket);
    else expect(open.pop()).toBe(pairs[bracket]);
  }
  expect(open).toEqual([]);
  const declared = [...text.matchAll(/^(?:param|var) (\w+)/gm)].map(([, name]) => name!);
  const timesOf = (name: string) => text.match(new RegExp(`\\b${name}\\b`, 'g'))!.length;
  expect(declared.filter((name) => timesOf(name) < 2)).toEqual([]);
});

test.each(modules)('$file gets all that it needs and nothing that it does not know', ({ file, given }) => {
  const params = paramsOf(texts.get(file)!);
  const needed = params.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);
  expect(given.map(({ name }) => name).sort()).toEqual(needed.sort());
});

test('outputs that are used are there', () => {
  for (const [, module, output] of main.matchAll(/\b(\w+)\.outputs\.(\w+)/g)) {
    const file = new RegExp(`^module ${module} '([\\w.]+)'`, 'm').exec(main)![1]!;
    expect(texts.get(file)).toMatch(new RegExp(`^output ${output} `, 'm'));
  }
});

test('secrets are declared so, everywhere, have no default, and stand in no file', () => {
  const SECRET = /password|secret(?!s)|token|databaseUrl/i;
  const params = [...texts].flatMap(([file, text]) => paramsOf(text).map((param) => ({ file, ...param })));
  const secrets = params.filter(({ name }) => SECRET.test(name));
  expect(secrets.length).toBeGreaterThan(6);
  expect(secrets.filter(({ isSecure }) => !isSecure)).toEqual([]);
  for (const [, value] of main.matchAll(/@secure\(\)\n(?:@.*\n)*param \w+ string(?: = (.*))?/g))
    expect(value ?? "''").toBe("''");
  const given = readFileSync(join(folder, 'main.bicepparam'), 'utf8');
  for (const [, name, value] of given.matchAll(/^param (\w+) = (.*)$/gm)) {
    expect(paramsOf(main).map((param) => param.name)).toContain(name);
    if (SECRET.test(name!)) expect(value).toMatch(/^readEnvironmentVariable\(/);
  }
  for (const { name, hasDefault } of paramsOf(main))
    if (!hasDefault) expect(given).toContain(`param ${name} =`);
});

test('the container gets settings that there are; each secret of the vault becomes the file of a setting', () => {
  const app = texts.get('app.bicep')!;
  const settings = Object.values(SETTINGS);
  const plain = [...app.matchAll(/\{ name: '([A-Z_]+)'/g)].map(([, name]) => name!);
  expect(plain.length).toBeGreaterThan(8);
  for (const name of plain)
    expect(settings.find((setting) => setting.name === name)).toMatchObject({ secret: false });
  const vault = texts.get('vault.bicep')!;
  const kept = [...vault.matchAll(/parent: vault\n {2}name: '([\w-]+)'/g)].map(([, name]) => name!);
  expect(kept.length).toBeGreaterThan(3);
  const listed = /^output names array = concat\(([\s\S]*?)\n\)/m.exec(vault)![1]!;
  for (const name of kept) {
    const setting = name.toUpperCase().replaceAll('-', '_');
    expect(settings.find((each) => each.name === setting)).toMatchObject({ secret: true });
    expect(listed).toContain(`'${name}'`);
  }
  for (const path of ['/health/live', '/health/ready']) expect(app).toContain(`path: '${path}'`);
});

test('what was not run says so', () => {
  expect(main).toContain('Not run');
  expect(readFileSync(join(projectRoot(), 'docs', 'deploy-azure.md'), 'utf8')).toMatch(/not run/i);
  expect(existsSync(join(folder, 'main.bicepparam'))).toBe(true);
});
