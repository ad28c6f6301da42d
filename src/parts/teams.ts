/** Microsoft Teams: the family bot's conversation and what staff have beyond it. */
import type { TeamsHandler } from '../channels/teams/door';
import { type BotLogic, createTeamsLogic } from '../channels/teams/teams-logic';

export interface TeamsHouse {
  readonly family: BotLogic;
}

export function openTeams({ family }: TeamsHouse): BotLogic {
  const handlers: readonly TeamsHandler[] = [];
  return createTeamsLogic({ family, handlers });
}
