import { Box, EmptyStateLayout, Link, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { BannerList } from '../../../banners/report-contract';
import { TableHead } from '../../table-head';
import { bannerLabel } from './banner-label';
import { formatNumber, formatShare } from './figures';

const share = (happened: number, seen: number): string =>
  seen === 0 ? '–' : formatShare(Math.min(1, happened / seen));

/** All banners, those that were seen most first. */
export function BannerTable({ banners }: Pick<BannerList, 'banners'>) {
  const [address] = useSearchParams();
  if (banners.length === 0)
    return <EmptyStateLayout content="There is no banner yet. Make one under Content Manager, Banner." />;
  const figure = { tag: 'span', variant: 'omega', textColor: 'neutral800' } as const;
  return (
    <Box>
      <Table colCount={6} rowCount={banners.length + 1}>
        <TableHead columns={['Banner', 'Seen', 'Clicked', 'Click rate', 'Requests', 'Request rate']} />
        <Tbody>
          {banners
            .toSorted((one, other) => other.seen - one.seen)
            .map((banner) => {
              const { documentId, seen, clicked, led } = banner;
              const figures = [
                formatNumber(seen),
                formatNumber(clicked),
                share(clicked, seen),
                formatNumber(led),
                share(led, seen),
              ];
              return (
                <Tr key={documentId}>
                  <Td style={{ whiteSpace: 'normal' }}>
                    <Link tag={RouterLink} to={`/banners/report/${documentId}?${address.toString()}`}>
                      {bannerLabel(banner)}
                    </Link>
                  </Td>
                  {figures.map((text, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand as they are
                    <Td key={index}>
                      <Typography {...figure}>{text}</Typography>
                    </Td>
                  ))}
                </Tr>
              );
            })}
        </Tbody>
      </Table>
    </Box>
  );
}
