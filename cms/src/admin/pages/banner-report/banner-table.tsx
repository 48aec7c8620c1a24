import { EmptyStateLayout, Link, Td, Tr } from '@strapi/design-system';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { BannerList } from '../../../banners/report-contract';
import { DataTable } from '../../data-table';
import { TextCells } from '../../table-cells';
import { bannerReportWords as words } from '../../words/banner-report';
import { bannerLabel } from './banner-label';
import { formatNumber, formatShare } from './figures';

const share = (happened: number, seen: number): string =>
  seen === 0 ? '–' : formatShare(Math.min(1, happened / seen));

/** All banners, those that were seen most first. */
export function BannerTable({ banners }: Pick<BannerList, 'banners'>) {
  const [address] = useSearchParams();
  if (banners.length === 0) return <EmptyStateLayout content={words.noBanners} />;
  const sorted = banners.toSorted((one, other) => other.seen - one.seen);
  return (
    <DataTable label="Banners" columns={words.columns} items={sorted}>
      {(banner) => (
        <Tr key={banner.documentId}>
          <Td style={{ whiteSpace: 'normal' }}>
            <Link tag={RouterLink} to={`/banners/report/${banner.documentId}?${address.toString()}`}>
              {bannerLabel(banner)}
            </Link>
          </Td>
          <TextCells
            texts={{
              Views: formatNumber(banner.seen),
              Clicks: formatNumber(banner.clicked),
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
