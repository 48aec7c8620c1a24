import { Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { TableHead } from '../../table-head';
import { armName, formatNumber } from './figures';
import { RateCell } from './rate-cell';

type CountedVariant = BannerReport['arms'][number];

/** The right end of the bars: the highest bound, but that of arms of which almost nothing is known yet. */
function highestOf(arms: readonly CountedVariant[], rate: 'clickRate' | 'requestRate'): number {
  const rates = arms.flatMap((arm) => arm[rate] ?? []);
  const known = rates.map(({ estimate, high }) => Math.min(high, Math.max(estimate * 4, 0.005)));
  return Math.max(0.001, ...known);
}

/** Each arm's counts and rates. */
export function ArmsTable({ arms }: Pick<BannerReport, 'arms'>) {
  const [clickEnd, requestEnd] = [highestOf(arms, 'clickRate'), highestOf(arms, 'requestRate')];
  return (
    <Table colCount={6} rowCount={arms.length + 1}>
      <TableHead columns={['Variant', 'Seen', 'Clicked', 'Click rate', 'Requests', 'Request rate']} />
      <Tbody>
        {arms.map(({ variant, seen, clicked, led, clickRate, requestRate, isOfTheBanner }) => (
          <Tr key={variant}>
            <Td>
              <Typography tag="p" variant="omega" fontWeight="semiBold" textColor="neutral800">
                {armName(variant)}
              </Typography>
              {!isOfTheBanner && (
                <Typography tag="p" variant="pi" textColor="neutral600">
                  no longer shown
                </Typography>
              )}
            </Td>
            <Td>
              <Typography textColor="neutral800">{formatNumber(seen)}</Typography>
            </Td>
            <Td>
              <Typography textColor="neutral800">{formatNumber(clicked)}</Typography>
            </Td>
            <Td>
              <RateCell rate={clickRate} highest={clickEnd} />
            </Td>
            <Td>
              <Typography textColor="neutral800">{formatNumber(led)}</Typography>
            </Td>
            <Td>
              <RateCell rate={requestRate} highest={requestEnd} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
