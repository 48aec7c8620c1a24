import { Td, Tr, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { DataTable } from '../../data-table';
import { TextCells } from '../../table-cells';
import { variantTableWords as words } from '../../words/banner-report';
import { formatNumber, variantName } from './figures';
import { RateCell } from './rate-cell';

type CountedVariant = BannerReport['variants'][number];

/** The right end of the bars: the highest bound, but that of variants of which almost nothing is known yet. */
function highestOf(variants: readonly CountedVariant[], rate: 'clickRate' | 'requestRate'): number {
  const rates = variants.flatMap((variant) => variant[rate] ?? []);
  const known = rates.map(({ estimate, high }) => Math.min(high, Math.max(estimate * 4, 0.005)));
  return Math.max(0.001, ...known);
}

/** Each variant's counts and rates. */
export function VariantsTable({ variants }: Pick<BannerReport, 'variants'>) {
  const [clickEnd, requestEnd] = [highestOf(variants, 'clickRate'), highestOf(variants, 'requestRate')];
  return (
    <DataTable label="By variant" columns={words.columns} items={variants}>
      {({ variant, seen, clicked, led, clickRate, requestRate, isOfTheBanner }) => (
        <Tr key={variant}>
          <Td>
            <Typography tag="p" variant="omega" fontWeight="semiBold" textColor="neutral800">
              {variantName(variant)}
            </Typography>
            {!isOfTheBanner && (
              <Typography tag="p" variant="pi" textColor="neutral600">
                {words.removed}
              </Typography>
            )}
          </Td>
          <TextCells texts={{ Views: formatNumber(seen), Clicks: formatNumber(clicked) }} />
          <Td>
            <RateCell rate={clickRate} highest={clickEnd} />
          </Td>
          <TextCells texts={{ Requests: formatNumber(led) }} />
          <Td>
            <RateCell rate={requestRate} highest={requestEnd} />
          </Td>
        </Tr>
      )}
    </DataTable>
  );
}
