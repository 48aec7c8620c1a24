import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import { phones, type Result } from './pages.ts';

const percent = (share: number | undefined) => `${Math.round(100 * (share ?? 0))} %`;
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const size = ({ width, height }: (typeof phones)[number]) => `${width}×${height}`;

const columns: Column<Result>[] = [
  ['template', ({ template }) => template],
  ['page kB', ({ htmlBytes }) => kilobytes(htmlBytes)],
  ['all kB', ({ allBytes }) => kilobytes(allBytes)],
  ['requests', ({ requests }) => String(requests)],
  ['shift', ({ shift }) => shift.toFixed(4)],
  ...phones.map(
    (phone, index): Column<Result> => [
      `ads ${size(phone)}`,
      ({ screens }) => `${percent(screens[index]?.advertising)}${screens[index]?.showsHeadline ? '' : ' no headline'}`,
    ],
  ),
  [
    'Lighthouse',
    ({ lighthouse }) =>
      lighthouse
        ? [lighthouse.performance, lighthouse.accessibility, lighthouse['best-practices'], lighthouse.seo].join('/')
        : '–',
  ],
];

/** The most of each phone's first screen that may be advertising, in the order of `phones`. */
const ADVERTISING = [0.3, 0.25, 0.25];

/** How pages stand to their targets. */
export const judge = (results: readonly Result[]): Verdict[] =>
  results.flatMap(({ template, shift, screens }) => [
    judgeOne(shift, { what: `layout shift, ${template}`, limit: 0, unit: '' }),
    ...screens.flatMap(({ advertising, showsHeadline, overflow }, index) => {
      const where = `${template}, ${phones[index] ? size(phones[index]) : ''}`;
      return [
        judgeOne(100 * advertising, {
          what: `advertising on the first screen, ${where}`,
          limit: 100 * (ADVERTISING[index] ?? 0),
          unit: '%',
        }),
        judgeOne(Number(showsHeadline), {
          what: `headlines on the first screen, ${where}`,
          limit: 1,
          unit: '',
          bound: '≥',
        }),
        judgeOne(overflow, { what: `sideways scrolling, ${where}`, limit: 0, unit: 'px' }),
      ];
    }),
  ]);

/** The results as a table for people, and the targets that were missed. */
export function formatTable(results: readonly Result[]): string {
  const missed = judge(results).filter(({ pass }) => !pass);
  return [...formatRows(columns, results), ...formatVerdicts('Missed targets:', missed), ''].join('\n');
}
