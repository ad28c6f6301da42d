/** The manifest of the Teams app: what it is, what it offers, and as few rights as possible. */
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest/build/generated-types/teams/TeamsManifestV1D30';
import { QUERY_PARAMETER, SEARCH_KEYS, SEARCH_KINDS } from '../channels/teams/search/kinds';
import { HELP_KEYS, STAFF_WORDS } from '../channels/teams/staff/words';
import { LANGUAGES, type Language } from '../core/types';

export type Manifest = TeamsManifestV1D30;

export interface AppFacts {
  /** Id of the bot in Azure, a GUID; the app has the same. */
  readonly appId: string;
  /** Host under which the service runs. */
  readonly domain: string;
  /** Goes up with each upload. */
  readonly version: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  readonly developer: string;
  /** Address of the page on which all answers rest. */
  readonly sourcePage: string;
}

/** A string of the locales in one language. */
export type Say = (key: string) => string;

/** The newest schema that is published. */
export const MANIFEST_VERSION = '1.30';
const ACCENT = '#0b4f6c';

const SCOPES = ['personal', 'team', 'groupChat'] as const;

/** The tags by which Teams' own clients ask, where they differ from ours. */
const TEAMS_TAGS: Partial<Record<Language, string>> = { 'zh-Hans': 'zh-cn', 'zh-Hant': 'zh-tw' };

export const TRANSLATIONS = LANGUAGES.filter((language) => language !== 'en').map((language) => ({
  language,
  tag: TEAMS_TAGS[language] ?? language,
  file: `languages/${language}.json`,
}));

function bot({ appId }: AppFacts, say: Say): NonNullable<Manifest['bots']>[number] {
  const commands = STAFF_WORDS.map((title) => ({ title, description: say(HELP_KEYS[title]) }));
  return {
    botId: appId,
    scopes: [...SCOPES],
    isNotificationOnly: false,
    supportsFiles: false,
    commandLists: [{ scopes: [...SCOPES], commands }],
  };
}

function searchCommand(kind: (typeof SEARCH_KINDS)[number], say: Say) {
  return {
    id: kind,
    type: 'query' as const,
    context: ['compose' as const, 'commandBox' as const],
    title: say(SEARCH_KEYS[kind].title),
    description: say(SEARCH_KEYS[kind].about),
    initialRun: true,
    parameters: [
      {
        name: QUERY_PARAMETER,
        inputType: 'text' as const,
        title: say('staff.search.query'),
        description: say('staff.search.queryAbout'),
      },
    ],
  };
}

export function buildManifest(facts: AppFacts, say: Say): Manifest {
  const domains = [...new Set([facts.domain, new URL(facts.sourcePage).hostname])];
  const { appId, version, developer, domain, privacyUrl, termsUrl } = facts;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: TRANSLATIONS.map(({ tag, file }) => ({ languageTag: tag, file })),
    },
    developer: { name: developer, websiteUrl: `https://${domain}/`, privacyUrl, termsOfUseUrl: termsUrl },
    name: { short: say('teams.name'), full: say('staff.package.fullName') },
    description: { short: say('teams.description'), full: say('staff.package.about') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT,
    bots: [bot(facts, say)],
    composeExtensions: [
      {
        botId: appId,
        commands: SEARCH_KINDS.map((kind) => searchCommand(kind, say)),
        messageHandlers: [{ type: 'link', value: { domains, supportsAnonymizedPayloads: false } }],
      },
    ],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    validDomains: domains,
  };
}
