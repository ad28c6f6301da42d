/** The manifest's texts in another language, as Teams wants them: a path into the manifest and its text. */
import type { Manifest } from './manifest';

export type Localization = Readonly<Record<string, string>>;

/** Words that staff type stay as they are; what they do is said in the language. */
function botTexts({ bots = [] }: Manifest): [string, string | undefined][] {
  return bots.flatMap(({ commandLists = [] }, bot) =>
    commandLists.flatMap(({ commands }, list) =>
      commands.map(({ description }, command): [string, string | undefined] => [
        `bots[${bot}].commandLists[${list}].commands[${command}].description`,
        description,
      ]),
    ),
  );
}

function searchTexts({ composeExtensions = [] }: Manifest): [string, string | undefined][] {
  return composeExtensions.flatMap(({ commands = [] }, extension) =>
    commands.flatMap(({ title, description, parameters = [] }, command): [string, string | undefined][] => {
      const path = `composeExtensions[${extension}].commands[${command}]`;
      const parameterTexts = parameters.flatMap((parameter, index): [string, string | undefined][] => [
        [`${path}.parameters[${index}].title`, parameter.title],
        [`${path}.parameters[${index}].description`, parameter.description],
      ]);
      return [[`${path}.title`, title], [`${path}.description`, description], ...parameterTexts];
    }),
  );
}

/** Takes the texts out of a manifest that was built in the language. */
export function localizationOf(manifest: Manifest, schemaVersion: string): Localization {
  const { name, description } = manifest;
  const texts: [string, string | undefined][] = [
    ['name.short', name.short],
    ['name.full', name.full],
    ['description.short', description.short],
    ['description.full', description.full],
    ...botTexts(manifest),
    ...searchTexts(manifest),
  ];
  const schema = `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.Localization.schema.json`;
  const written = texts.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { $schema: schema, ...Object.fromEntries(written) };
}
