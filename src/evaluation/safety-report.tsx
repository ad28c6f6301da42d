/** A printable page for a clinician: every signal, its examples, every reply in every language, the measured misses. */
import { renderToString } from 'preact-render-to-string';
import type { KnowledgeBase } from '../content/knowledge';
import { fill } from '../content/placeholders';
import type { SafetyContent } from '../core/safety/types';
import { SAFETY_LEVELS } from '../core/types';
import { directionOf } from '../i18n/languages';
import type { Scored } from './score';
import { isSafety } from './score';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top}section{break-before:page}ul{margin:0;padding-inline-start:1.2rem}';

interface Props {
  readonly knowledge: KnowledgeBase;
  readonly scored: readonly Scored[];
  readonly madeOn: string;
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Measured({ scored, language }: { readonly scored: readonly Scored[]; readonly language: string }) {
  const own = scored.filter(({ question }) => question.language === language);
  const isAlarm = ({ turn }: Scored) => (SAFETY_LEVELS as readonly string[]).includes(turn.outcome);
  const misses = own.filter((row) => isSafety(row.question) && !isAlarm(row));
  const alarms = own.filter((row) => !isSafety(row.question) && isAlarm(row));
  if (own.length === 0) return <p>Not measured: there is no evaluation set in this language.</p>;
  return (
    <>
      <p>
        {own.length} messages of the evaluation set; {misses.length} missed, {alarms.length} false alarms.
      </p>
      <h4>Missed</h4>
      <Texts texts={misses.map(({ question }) => `${question.expect}: ${question.text}`)} />
      <h4>False alarms</h4>
      <Texts texts={alarms.map(({ question, turn }) => `${turn.outcome}: ${question.text}`)} />
    </>
  );
}

function LanguagePart({ safety, knowledge, scored }: Props & { readonly safety: SafetyContent }) {
  const { language, review } = safety;
  const signed =
    review.date === ''
      ? 'DRAFT: nobody has signed it'
      : `signed by ${review.reviewer}, ${review.role}, ${review.date}`;
  return (
    <section lang={language} dir={directionOf(language)}>
      <h2>
        {knowledge.tongues.spoken[language]?.own} ({language}): {signed}
      </h2>
      <h3>Replies</h3>
      <table>
        {Object.entries(safety.replies).map(([id, reply]) => (
          <tr key={id}>
            <th>{id}</th>
            <td>{fill(reply.text, knowledge.values)}</td>
            <td>{fill(reply.sms, knowledge.values)}</td>
          </tr>
        ))}
      </table>
      <p>Under answers about symptoms: {fill(safety.line, knowledge.values)}</p>
      <p>If triage itself fails: {fill(safety.fallback, knowledge.values)}</p>
      <h3>Measured</h3>
      <Measured scored={scored} language={language} />
      <h3>Signals</h3>
      <table>
        <tr>
          <th>level</th>
          <th>signal</th>
          <th>must be seen</th>
          <th>must not</th>
        </tr>
        {safety.signals.map(({ id, level, must, mustNot }) => (
          <tr key={id}>
            <td>{level}</td>
            <td>{id}</td>
            <td>
              <Texts texts={must} />
            </td>
            <td>
              <Texts texts={mustNot} />
            </td>
          </tr>
        ))}
      </table>
    </section>
  );
}

export function safetyReport(props: Props): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Safety signals and replies</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>Safety signals and replies, for clinical review</h1>
        <p>
          Made on {props.madeOn} by <code>npm run safety:report</code>. To sign: fill the <code>review</code>{' '}
          record of <code>content/safety/&lt;language&gt;.yaml</code>.
        </p>
        {[...props.knowledge.languages.values()].map(({ language, safety }) => (
          <LanguagePart key={language} {...props} safety={safety} />
        ))}
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
