/** The tables as kysely sees them. JSON is text, booleans are 0 or 1, times are milliseconds since 1970. */
import type { CallbackState, DeliveryKind } from '../contract/callback';

interface Classified {
  language: string;
  channel: string;
}

export interface Tables {
  conversation_states: { key: string; version: number; value: string; touched_ms: number };
  conversations: { id: string; user_id: string; locale: string; last_sequence: number; touched_ms: number };
  activities: {
    conversation_id: string;
    sequence: number;
    client_activity_id: string | null;
    body: string;
    created_ms: number;
  };
  receipts: { key: string; reply: string | null; lease_until_ms: number; touched_ms: number };
  opt_outs: { hash: string; set_ms: number };
  usage_limits: { key: string; taken: number; started_ms: number };
  callbacks: Classified & {
    id: string;
    name: string;
    phone: string;
    best_time: string;
    interpreter: number;
    topic: string;
    conversation_key: string;
    state: CallbackState;
    created_ms: number;
    closed_ms: number | null;
  };
  callback_steps: { callback_id: string; position: number; state: CallbackState; who: string; at_ms: number };
  outbox: {
    id: string;
    callback_id: string;
    kind: DeliveryKind;
    target: string;
    state: 'pending' | 'sent' | 'dead';
    attempts: number;
    next_attempt_ms: number;
    lease: string;
    lease_until_ms: number;
    reason: string;
    changed_ms: number;
  };
  feedback: Classified & { conversation_key: string; topic: string; helped: number; at_ms: number };
  events: Classified & {
    day: string;
    outcome: string;
    topic: string;
    count: number;
    sms_segments: number;
  };
  unanswered: Classified & { id: string; conversation_key: string; text: string; at_ms: number };
  staff_preferences: { key: string; language: string; touched_ms: number };
  teams_targets: { conversation_id: string; reference: string; touched_ms: number };
}
