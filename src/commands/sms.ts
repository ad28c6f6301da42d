/** `npm run sms`: a terminal that plays a phone against the running server, with properly signed requests. */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { type ElementCompact, xml2js } from 'xml-js';
import { segmentsOf } from '../channels/sms/segments';

const NUMBER_OF_THE_CENTER = '+12065550199';

function textsIn(twiml: string): string[] {
  const { Response } = xml2js(twiml, { compact: true }) as { Response?: ElementCompact };
  const messages: ElementCompact[] = [Response?.['Message'] ?? []].flat();
  return messages.map(({ _text }) => String(_text ?? ''));
}

class Phone {
  constructor(
    private readonly server: string,
    private readonly signedUrl: string,
    private readonly token: string,
    private readonly from: string,
  ) {}

  async text(body: string): Promise<string[]> {
    const fields = {
      MessageSid: `SM${randomBytes(16).toString('hex')}`,
      From: this.from,
      To: NUMBER_OF_THE_CENTER,
      Body: body,
      NumMedia: '0',
    };
    const response = await fetch(`${this.server}/api/sms`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(this.token, this.signedUrl, fields) },
      body: new URLSearchParams(fields),
    });
    if (!response.ok)
      throw new Error(`the server said ${response.status}: is TWILIO_AUTH_TOKEN the same on both sides?`);
    return textsIn(await response.text());
  }
}

function show(texts: readonly string[]): void {
  if (texts.length === 0) process.stdout.write('(no reply)\n');
  for (const text of texts) {
    const { encoding, count } = segmentsOf(text);
    process.stdout.write(
      `\n${text}\n— ${count} ${count === 1 ? 'segment' : 'segments'}, ${encoding}, ${text.length} characters\n\n`,
    );
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      server: { type: 'string', default: 'http://127.0.0.1:3978' },
      'public-url': { type: 'string' },
      token: { type: 'string', default: 'try-it-here' },
      from: { type: 'string', default: '+12065550100' },
    },
  });
  const phone = new Phone(
    values.server,
    `${values['public-url'] ?? values.server}/api/sms`,
    values.token,
    values.from,
  );
  const lines = createInterface({ input: process.stdin });
  const prompt = () => process.stdout.write('text> ');
  process.stdout.write(`A phone with the number ${values.from}. Write a text; end with Ctrl-D.\n`);
  prompt();
  for await (const line of lines) {
    if (line.trim() !== '') show(await phone.text(line));
    prompt();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
