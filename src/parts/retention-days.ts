/** The operator's days for each kind of what is kept. */
import type { Config } from '../config';
import { DEFAULT_RETENTION_DAYS, type RetentionDays } from '../storage/storage';

export function retentionDays(config: Config): RetentionDays {
  return {
    state: config.conversationDays,
    activities: config.conversationDays,
    receipts: DEFAULT_RETENTION_DAYS.receipts,
    limits: DEFAULT_RETENTION_DAYS.limits,
    unanswered: config.unansweredDays,
    callbacks: config.callbackDays,
    feedback: config.feedbackDays,
    events: config.countDays,
    staff: DEFAULT_RETENTION_DAYS.staff,
  };
}
