import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Result } from './intake.ts';

const columns: Column<Result['loads'][number]>[] = [
  ['guide requests', ({ what }) => what],
  ['sent', ({ sent }) => String(sent)],
  ['taken', ({ acknowledged }) => String(acknowledged)],
  ['a second', ({ perSecond }) => perSecond.toFixed(0)],
  ['p50 ms', ({ p50 }) => p50.toFixed(0)],
  ['p99 ms', ({ p99 }) => p99.toFixed(0)],
  ['max ms', ({ max }) => max.toFixed(0)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** How the intake compares to its targets. */
export function judge({ loads, saved, mails }: Result): Verdict[] {
  const [atRest] = loads;
  if (!atRest) return [];
  return [
    judgeOne(atRest.acknowledged, { what: 'taken at rest', bound: '≥', limit: atRest.sent, unit: 'requests' }),
    judgeOne(atRest.perSecond, {
      what: 'a second for a minute',
      bound: '≥',
      limit: 200,
      unit: 'requests',
    }),
    judgeOne(atRest.p99, { what: 'at rest, p99', limit: 100, unit: 'ms' }),
    judgeOne(saved.lost, { what: 'acknowledged, and lost', limit: 0, unit: 'requests' }),
    judgeOne(saved.doubled, { what: 'saved twice, or with two emails', limit: 0, unit: 'requests' }),
    judgeOne(mails.came, { what: 'different emails that came', bound: '≥', limit: saved.acknowledged, unit: 'emails' }),
  ];
}

/** The results as a table for people. */
export function formatTable(result: Result): string {
  const { loads, mostPerSecond, saved, mails } = result;
  return [
    ...formatRows(columns, loads),
    '',
    `As many as are answered, by 50 readers at once: ${mostPerSecond.toFixed(0)} a second.`,
    `Acknowledged, those that were sent again included: ${saved.acknowledged}. Lost: ${saved.lost}. Doubled: ${saved.doubled}. Not sent by anyone: ${saved.unknown}.`,
    `Mails: ${mails.came} different ones, ${mails.cameAgain} of them more than once, with the same id. The queue was empty ${mails.drainSeconds.toFixed(0)} s later.`,
    'Milliseconds count from the moment that a request was due. Postgres, cms, mail server and readers share the machine.',
    ...formatVerdicts('Targets:', judge(result)),
    '',
  ].join('\n');
}
