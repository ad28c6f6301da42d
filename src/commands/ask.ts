/**
 * Ask the bot without a server: `npm run -s ask -- "question"`, `--jsonl`, `--conversations`.
 * The whole bot runs, dialogs and state included.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openRoom } from '../bot/open-room';
import { Rehearsal } from '../bot/rehearsal';
import { plainText } from '../channels/plain-text';
import { CHANNELS, type Channel, LANGUAGES, type Language, type Turn } from '../core/types';
import { projectRoot } from '../project-root';

const lineSchema = z.looseObject({
  text: z.string(),
  language: z.enum(LANGUAGES).optional(),
  channel: z.enum(CHANNELS).default('web'),
});
const conversationSchema = z.looseObject({
  channel: z.enum(CHANNELS).default('web'),
  language: z.enum(LANGUAGES).optional(),
  turns: z.array(z.looseObject({ user: z.string() })).min(1),
});

const TAP = /^\[tap (\d+)\]$/;
const IMAGE = '[image]';
const CONFIDENCE_DIGITS = 1_000;

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('the line is not JSON');
  }
}

function narrow<T>(schema: z.ZodType<T>, line: string): T {
  const result = schema.safeParse(parseJson(line));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`${issue?.path.join('.') || 'line'}: ${issue?.message}`);
}

/** What a person reads: SMS as it is sent, elsewhere everything that is drawn, as text. */
function readAs(channel: Channel, turn: Turn, sent: readonly { text?: string }[]): string[] {
  return channel === 'sms' ? sent.map(({ text }) => text ?? '') : turn.replies.map(plainText);
}

class Asker {
  private readonly rehearsal: Rehearsal;
  failed = false;

  constructor() {
    const room = openRoom({ root: projectRoot(), drafts: 'show-drafts-with-notice' });
    this.rehearsal = new Rehearsal(room, (error) => {
      throw error;
    });
  }

  async once(text: string, channel: Channel, language?: Language) {
    await this.rehearsal.startAnew(language);
    const { turn, sent } = await this.rehearsal.say(text, channel);
    if (turn === undefined) throw new Error('the bot gave no answer');
    const confidence = Math.round(turn.confidence * CONFIDENCE_DIGITS) / CONFIDENCE_DIGITS;
    const reply = readAs(channel, turn, sent).join('\n\n');
    return { outcome: turn.outcome, topics: turn.topics, confidence, language: turn.language, reply };
  }

  async line(line: string): Promise<object> {
    const asked = narrow(lineSchema, line);
    if (asked.text === '') throw new Error('text: is empty');
    return {
      ...(parseJson(line) as object),
      ...(await this.once(asked.text, asked.channel, asked.language)),
    };
  }

  async conversation(line: string): Promise<object> {
    const asked = narrow(conversationSchema, line);
    await this.rehearsal.startAnew(asked.language);
    let choices: string[] = [];
    const turns: object[] = [];
    for (const given of asked.turns) {
      const { turn, sent } = await this.message(given.user, asked.channel, choices);
      const offered = turn?.replies.flatMap((reply) => reply.choices.map(({ value }) => value)) ?? [];
      if (offered.length > 0) choices = offered;
      const replies = turn ? readAs(asked.channel, turn, sent) : [];
      turns.push({
        ...given,
        outcome: turn?.outcome ?? 'no-answer',
        topics: turn?.topics ?? [],
        language: turn?.language ?? 'en',
        replies,
        choices: offered,
      });
    }
    return { ...(parseJson(line) as object), turns };
  }

  private message(user: string, channel: Channel, choices: readonly string[]) {
    if (user === IMAGE)
      return this.rehearsal.send(
        { attachments: [{ contentType: 'image/png', contentUrl: 'about:blank' }] },
        channel,
      );
    const tap = TAP.exec(user)?.[1];
    return this.rehearsal.say(tap === undefined ? user : (choices[Number(tap) - 1] ?? tap), channel);
  }
}

async function eachLine(asker: Asker, answer: (line: string) => Promise<object>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const result = await answer(line).catch((error: unknown) => {
      asker.failed = true;
      return { error: error instanceof Error ? error.message : 'failed' };
    });
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean' },
      conversations: { type: 'boolean' },
      language: { type: 'string' },
      channel: { type: 'string', default: 'web' },
      json: { type: 'boolean' },
    },
  });
  const asker = new Asker();
  if (values.jsonl) await eachLine(asker, (line) => asker.line(line));
  else if (values.conversations) await eachLine(asker, (line) => asker.conversation(line));
  else {
    const asked = narrow(
      lineSchema,
      JSON.stringify({ text: positionals.join(' '), language: values.language, channel: values.channel }),
    );
    const { reply, ...decision } = await asker.once(asked.text, asked.channel, asked.language);
    const line = values.json
      ? JSON.stringify({ ...decision, reply })
      : `${reply}\n\n[${decision.outcome} ${decision.topics.join(', ')} · ${decision.confidence} · ${decision.language}]`;
    process.stdout.write(`${line}\n`);
  }
  process.exitCode = asker.failed ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
