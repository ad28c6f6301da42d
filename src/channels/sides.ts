/** Every channel that the bot speaks on. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../bot/family-bot';
import type { Channel } from '../core/types';
import { smsSide } from './sms/side';
import { teamsSide } from './teams/side';
import { webSide } from './web/side';

export const CHANNEL_SIDES: Readonly<Record<Channel, ChannelSide>> = {
  web: webSide,
  sms: smsSide,
  msteams: teamsSide,
};

/** The side of an activity's channel; whatever is not SMS or Teams speaks Direct Line or is drawn like it. */
export function sideOf(activity: Activity): ChannelSide {
  const { channelId } = activity;
  return channelId === 'sms' || channelId === 'msteams' ? CHANNEL_SIDES[channelId] : CHANNEL_SIDES.web;
}
