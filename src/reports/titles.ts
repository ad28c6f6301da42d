/** What codes are called in a report for staff. */
import type { KnowledgeBase } from '../content/knowledge';
import { fill } from '../content/placeholders';
import type { Channel, Language, SafetyLevel } from '../core/types';
import type { Figures } from './figures';

export const CHANNEL_TITLES: Readonly<Record<Channel, string>> = {
  web: 'Website',
  sms: 'Text messages',
  msteams: 'Teams (staff)',
};

export const OUTCOME_TITLES: Readonly<Record<keyof Figures['outcomes'], string>> = {
  answered: 'Answered',
  clarified: 'Asked back which topic was meant',
  unanswered: 'No answer: the phone was given',
  contact: 'Asked for people or for a call back',
};

export const SAFETY_TITLES: Readonly<Record<SafetyLevel, string>> = {
  emergency: 'Emergency',
  crisis: 'Crisis',
  'urgent-symptoms': 'Urgent symptoms',
  'medical-advice': 'Asked for medical advice',
};

/** Names of languages and topics, from the content; a code that it lacks stands for itself. */
export interface Titles {
  language(code: string): string;
  topic(id: string): string;
}

export function titlesFrom({ tongues, languages, values }: KnowledgeBase): Titles {
  return {
    language: (code) => tongues.spoken[code as Language]?.english ?? code,
    topic: (id) => fill(languages.get('en')?.entries.get(id)?.question ?? id, values),
  };
}
