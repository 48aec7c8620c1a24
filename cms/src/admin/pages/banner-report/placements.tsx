import { placementWords } from '@patient-press/shared/schedule-words';
import { Box, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { Section } from '../../section';
import { TableHead } from '../../table-head';
import { formatNumber, variantName } from './figures';

/** Where it was seen and clicked. */
export function Placements({ placements }: Pick<BannerReport, 'placements'>) {
  return (
    <Section title="By place">
      <Box>
        <Table colCount={5} rowCount={placements.length + 1}>
          <TableHead columns={['Place', 'Variant', 'Seen', 'Clicked', 'Requests']} />
          <Tbody>
            {placements.map(({ placement, variant, seen, clicked, led }) => (
              <Tr key={`${placement} ${variant}`}>
                {[placementWords[placement], variantName(variant), ...[seen, clicked, led].map(formatNumber)].map(
                  (text, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand as they are
                    <Td key={index}>
                      <Typography textColor="neutral800">{text}</Typography>
                    </Td>
                  ),
                )}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Box>
    </Section>
  );
}
