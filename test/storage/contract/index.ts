/** What every place must do, whatever engine is behind it. */
import type { Place } from '../support/places';
import { callbackContract, outboxContract } from './callback-contract';
import { activityContract, receiptContract, stateContract } from './conversation-contract';
import { guardContract } from './guard-contract';
import { insightContract } from './insight-contract';
import { retentionContract } from './retention-contract';

export function storageContract(place: Place): void {
  stateContract(place);
  activityContract(place);
  receiptContract(place);
  guardContract(place);
  callbackContract(place);
  outboxContract(place);
  insightContract(place);
  retentionContract(place);
}
