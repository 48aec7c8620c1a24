import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { armName, formatNumber } from './figures';
import { placementNames } from './placement-names';
import { Section } from './section';

/** Where it was seen and clicked. */
export function Placements({ placements }: Pick<BannerReport, 'placements'>) {
  return (
    <Section title="By place">
      <Box>
        <Table colCount={5} rowCount={placements.length + 1}>
          <Thead>
            <Tr>
              {['Place', 'Variant', 'Seen', 'Clicked', 'Requests'].map((heading) => (
                <Th key={heading}>
                  <Typography variant="sigma" textColor="neutral600">
                    {heading}
                  </Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {placements.map(({ placement, variant, seen, clicked, led }) => (
              <Tr key={`${placement} ${variant}`}>
                {[placementNames[placement], armName(variant), ...[seen, clicked, led].map(formatNumber)].map(
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
