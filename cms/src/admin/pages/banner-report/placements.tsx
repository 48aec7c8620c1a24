import { placementWords } from '@patient-press/shared/schedule-words';
import { Tr } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { DataTable } from '../../data-table';
import { Section } from '../../section';
import { TextCells } from '../../table-cells';
import { formatNumber, variantName } from './figures';

const columns = ['Place', 'Variant', 'Seen', 'Clicked', 'Requests'];

/** Where it was seen and clicked. */
export function Placements({ placements }: Pick<BannerReport, 'placements'>) {
  return (
    <Section title="By place">
      <DataTable label="By place" columns={columns} items={placements}>
        {({ placement, variant, seen, clicked, led }) => (
          <Tr key={`${placement} ${variant}`}>
            <TextCells
              texts={{
                Place: placementWords[placement],
                Variant: variantName(variant),
                Seen: formatNumber(seen),
                Clicked: formatNumber(clicked),
                Requests: formatNumber(led),
              }}
            />
          </Tr>
        )}
      </DataTable>
    </Section>
  );
}
