import { placementWords } from '@patient-press/shared/schedule-words';
import { Tr } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { DataTable } from '../../data-table';
import { Section } from '../../section';
import { TextCells } from '../../table-cells';
import { variantTableWords as words } from '../../words/banner-report';
import { formatNumber, variantName } from './figures';

/** Where it was seen and clicked. */
export function Placements({ placements }: Pick<BannerReport, 'placements'>) {
  return (
    <Section title={words.byPlacement}>
      <DataTable label={words.byPlacement} columns={words.placementColumns} items={placements}>
        {({ placement, variant, seen, clicked, led }) => (
          <Tr key={`${placement} ${variant}`}>
            <TextCells
              texts={{
                Placement: placementWords[placement],
                Variant: variantName(variant),
                Views: formatNumber(seen),
                Clicks: formatNumber(clicked),
                Requests: formatNumber(led),
              }}
            />
          </Tr>
        )}
      </DataTable>
    </Section>
  );
}
