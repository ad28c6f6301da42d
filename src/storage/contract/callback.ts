/** Call-back requests and their delivery. Confirm to the person only after `create` has resolved. */
import type { CallbackSubmission } from '../../core/types';

export const CALLBACK_STATES = ['new', 'claimed', 'called', 'closed'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

export const DELIVERY_KINDS = ['email', 'teams'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** One way of telling the center of a request. */
export interface Delivery {
  readonly kind: DeliveryKind;
  /** The Teams conversation; empty for mail, which goes to the one address of the settings. */
  readonly target: string;
}

export type NewCallback = CallbackSubmission;

/** Who did what and when; `who` is the name that staff gave. */
export interface CallbackStep {
  readonly state: CallbackState;
  readonly who: string;
  readonly atMs: number;
}

export interface CallbackRequest extends NewCallback {
  readonly state: CallbackState;
  readonly createdMs: number;
  /** Oldest first; the creation is not in it. */
  readonly history: readonly CallbackStep[];
}

export interface CallbackChange {
  /** False when the request was not in a state that allows the step; nothing was changed then. */
  readonly changed: boolean;
  readonly request: CallbackRequest;
}

export interface CallbackStore {
  /**
   * Stores the request and one outbox row for each delivery in one durable transaction.
   * Gives false, and changes nothing, when the id is there already: it is stored all the same.
   */
  create(callback: NewCallback, deliveries: readonly Delivery[], nowMs: number): Promise<boolean>;
  find(id: string): Promise<CallbackRequest | undefined>;
  /** Oldest first. */
  list(state: CallbackState, limit: number): Promise<readonly CallbackRequest[]>;
  /** new → claimed: one person wins. Undefined for an unknown id, here and below. */
  claim(id: string, who: string, nowMs: number): Promise<CallbackChange | undefined>;
  /** new, claimed, called → called: each call is one step of the history. */
  noteCalled(id: string, who: string, nowMs: number): Promise<CallbackChange | undefined>;
  /** Any but closed → closed. */
  close(id: string, who: string, nowMs: number): Promise<CallbackChange | undefined>;
}

/** A delivery that this worker holds until its lease ends. */
export interface OutboxItem extends Delivery {
  readonly id: string;
  /** Names this hold; rows of another hold are not touched by `markFailed` and `markDead`. */
  readonly lease: string;
  /** How often it was taken, this time included. */
  readonly attempts: number;
  readonly request: CallbackRequest;
}

export interface DeadLetter extends Delivery {
  readonly id: string;
  readonly callbackId: string;
  readonly attempts: number;
  readonly reason: string;
  readonly diedMs: number;
}

export interface OutboxCounts {
  readonly pending: number;
  readonly sent: number;
  readonly dead: number;
}

export interface TakeDue {
  readonly kinds: readonly DeliveryKind[];
  readonly limit: number;
  /** Longer than the slowest delivery may take: after it another worker may take the row. */
  readonly leaseMs: number;
}

export interface OutboxStore {
  /** Takes due rows, oldest first. Two workers never hold the same row; rows of a dead worker come back. */
  take(due: TakeDue, nowMs: number): Promise<readonly OutboxItem[]>;
  /** True when this call made it sent. Holds also after the lease is over: what is sent is sent. */
  markSent(item: OutboxItem, nowMs: number): Promise<boolean>;
  /**
   * Gives the row back for a later attempt, at most two hours ahead: a later time counts as one from before the
   * clock was set back, and is due. `reason`: a code such as ECONNREFUSED, no person's words.
   */
  markFailed(item: OutboxItem, nextAttemptMs: number, reason: string): Promise<boolean>;
  markDead(item: OutboxItem, reason: string, nowMs: number): Promise<boolean>;
  /** Newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Staff try a dead letter again: due at once, attempts from 0. False when it is not dead. */
  revive(id: string, nowMs: number): Promise<boolean>;
  counts(): Promise<OutboxCounts>;
}
