/** What staff may ask of the counts and of what people did not find. */
import type { Figures } from '../../../reports/figures';
import type { UnansweredGroup } from '../../../unanswered/group';

export interface Unanswered {
  readonly sinceMs: number;
  /** Largest first. */
  readonly groups: readonly UnansweredGroup[];
}

export interface StaffInsight {
  /** Of the last week. */
  readonly figures: () => Promise<Figures>;
  /** Undefined where such questions are not kept. */
  readonly unanswered: () => Promise<Unanswered | undefined>;
}
