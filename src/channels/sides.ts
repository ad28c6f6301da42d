/** Every channel that the bot speaks on. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../bot/bot-parts';
import type { Channel } from '../core/types';
import { createSmsSide, type SmsSideParts } from './sms/side';
import { createTeamsSide } from './teams/side';
import { webSide } from './web/side';

export type Sides = Readonly<Record<Channel, ChannelSide>>;

export function createSides(parts: SmsSideParts): Sides {
  return { web: webSide, sms: createSmsSide(parts), msteams: createTeamsSide(parts) };
}

/** The side of an activity's channel; whatever is not SMS or Teams speaks Direct Line or is drawn like it. */
export function sideOf(sides: Sides, activity: Activity): ChannelSide {
  const { channelId } = activity;
  return channelId === 'sms' || channelId === 'msteams' ? sides[channelId] : sides.web;
}
