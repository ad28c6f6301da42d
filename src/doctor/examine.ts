/** All checks in the order in which a newcomer meets them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, ReadFile } from '../config';
import { mailSettings } from '../parts/callbacks';
import type { Config } from '../settings';
import { inspectStorage } from '../storage/inspect';
import { checkContentOf } from './content';
import type { Finding } from './finding';
import { checkClock, checkDataFolder, checkDisk, checkNode, checkPort } from './machine';
import {
  checkDatabase,
  checkMail,
  checkMetrics,
  checkPublicUrl,
  checkSessionSecret,
  checkTeams,
  checkTexts,
  checkWebsites,
} from './services';
import { checkSettings } from './settings';

export interface Patient {
  readonly root: string;
  readonly env: Environment;
  /** What stands in `.env`. */
  readonly envFile: Environment;
  readonly readFile: ReadFile;
  readonly nodeVersion: string;
  readonly nowMs: number;
  readonly fetch: typeof globalThis.fetch;
}

async function checkServices(config: Config, { root, nowMs, fetch }: Patient): Promise<readonly Finding[]> {
  const { databaseUrl: url, dataDirectory: directory } = config;
  const { finding, clockMs } = await checkDatabase(config, () => inspectStorage({ url, directory }));
  const installedMs = statSync(join(root, 'package.json')).mtimeMs;
  return [
    checkDataFolder(directory),
    await checkDisk(directory),
    finding,
    checkClock({ nowMs, installedMs, databaseMs: clockMs }),
    await checkPort(config.port, config.host),
    await checkPublicUrl(config, fetch),
    await checkMail(mailSettings(config)),
    checkTexts(config),
    checkTeams(config),
    checkWebsites(config),
    checkSessionSecret(config),
    checkMetrics(config),
  ];
}

export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const { root, env, envFile, readFile, nodeVersion } = patient;
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  const { findings, config } = checkSettings(env, envFile, readFile);
  return [
    checkNode(nodeVersion, engines.node),
    ...findings,
    ...checkContentOf(root),
    ...(config ? await checkServices(config, patient) : []),
  ];
}
