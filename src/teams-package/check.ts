/** Checks a Teams app package before anyone uploads it: Microsoft's published schemas, the icons, the files named. */
import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import { strFromU8 } from 'fflate';
import { ICONS, pngSize } from './icons';
import { MANIFEST_VERSION, type Manifest } from './manifest';
import type { PackageFiles } from './package-files';

export interface PackageProblem {
  readonly file: string;
  readonly wrong: string;
}

type SchemaName = 'MicrosoftTeams.schema' | 'MicrosoftTeams.Localization.schema';

const checks = new Map<SchemaName, ValidateFunction>();

/** The schemas are of an older draft: what names the draft is taken out, the rules are the same. */
function readSchema(name: SchemaName): object {
  const path = require.resolve(
    `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}/${name}.json`,
  );
  const { $schema: _draft, id: _id, ...rules } = JSON.parse(readFileSync(path, 'utf8'));
  return rules;
}

function checkOf(name: SchemaName): ValidateFunction {
  const known = checks.get(name);
  if (known) return known;
  const formats = { uri: (text: string) => URL.canParse(text) };
  const check = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, formats }).compile(
    readSchema(name),
  );
  checks.set(name, check);
  return check;
}

function schemaProblems(file: string, name: SchemaName, value: unknown): PackageProblem[] {
  const check = checkOf(name);
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message, params }) => ({
    file,
    wrong: `${instancePath || 'the file'} ${message} ${JSON.stringify(params)}`,
  }));
}

function iconProblems(files: PackageFiles): PackageProblem[] {
  return ICONS.flatMap(({ name, sizePx }) => {
    const file = `${name}.png`;
    const size = files[file] && pngSize(files[file]);
    if (size?.widthPx === sizePx && size.heightPx === sizePx) return [];
    return [{ file, wrong: `is not a PNG of ${sizePx} x ${sizePx}: run "npm run teams:icons"` }];
  });
}

/** Every problem of the package; none means that Teams takes it. */
export function checkPackage(files: PackageFiles): PackageProblem[] {
  const read = (file: string): unknown => JSON.parse(strFromU8(files[file]!));
  const manifest = read('manifest.json') as Manifest;
  const languages = manifest.localizationInfo?.additionalLanguages ?? [];
  const named = [manifest.icons.color, manifest.icons.outline, ...languages.map(({ file }) => file)];
  const missing = named.filter((file) => files[file] === undefined);
  return [
    ...schemaProblems('manifest.json', 'MicrosoftTeams.schema', manifest),
    ...missing.map((file) => ({ file, wrong: 'is named in the manifest and is not there' })),
    ...languages
      .filter(({ file }) => !missing.includes(file))
      .flatMap(({ file }) => schemaProblems(file, 'MicrosoftTeams.Localization.schema', read(file))),
    ...iconProblems(files),
  ];
}
