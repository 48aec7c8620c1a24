import { EmptyStateLayout, Link, Td, Tr } from '@strapi/design-system';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { BannerList } from '../../../banners/report-contract';
import { DataTable } from '../../data-table';
import { TextCells } from '../../table-cells';
import { bannerLabel } from './banner-label';
import { formatNumber, formatShare } from './figures';

const columns = ['Banner', 'Seen', 'Clicked', 'Click rate', 'Requests', 'Request rate'];

const share = (happened: number, seen: number): string =>
  seen === 0 ? '–' : formatShare(Math.min(1, happened / seen));

/** All banners, those that were seen most first. */
export function BannerTable({ banners }: Pick<BannerList, 'banners'>) {
  const [address] = useSearchParams();
  if (banners.length === 0)
    return <EmptyStateLayout content="There is no banner yet. Make one under Content Manager, Banner." />;
  const sorted = banners.toSorted((one, other) => other.seen - one.seen);
  return (
    <DataTable label="Banners" columns={columns} items={sorted}>
      {(banner) => (
        <Tr key={banner.documentId}>
          <Td style={{ whiteSpace: 'normal' }}>
            <Link tag={RouterLink} to={`/banners/report/${banner.documentId}?${address.toString()}`}>
              {bannerLabel(banner)}
            </Link>
          </Td>
          <TextCells
            texts={{
              Seen: formatNumber(banner.seen),
              Clicked: formatNumber(banner.clicked),
              'Click rate': share(banner.clicked, banner.seen),
              Requests: formatNumber(banner.led),
              'Request rate': share(banner.led, banner.seen),
            }}
          />
        </Tr>
      )}
    </DataTable>
  );
}
