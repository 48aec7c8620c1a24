import {
  describeWhere,
  formatDay,
  formatTime,
  type PlannedBanner,
  type Wording,
} from '@patient-press/shared/schedule-words';
import { Box, Link, Td, Tr } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { bannerPath } from '../../banners/planned';
import { DataTable } from '../../data-table';
import { TextCells } from '../../table-cells';
import { calendarTableWords as words } from '../../words/banner-calendar';

interface Props {
  banners: PlannedBanner[];
  wording: Wording;
  /** What is said of each banner's state. */
  stateOf(banner: PlannedBanner): string;
}

/** The calendar's banners as a table, for those who do not see bars. */
export function BannerTable({ banners, wording, stateOf }: Props) {
  return (
    <Box overflow="auto">
      <DataTable label="Banners" columns={words.columns} items={banners}>
        {(banner) => (
          <Tr key={banner.documentId}>
            <Td style={{ minInlineSize: '18rem', whiteSpace: 'normal' }}>
              <Link tag={RouterLink} to={bannerPath(banner.documentId)} style={{ whiteSpace: 'normal' }}>
                {banner.name}
              </Link>
            </Td>
            <TextCells
              wide={{ column: 'Where', minInlineSize: '20rem' }}
              texts={{
                Where: describeWhere(banner, wording.nameOf),
                From: banner.startsAt ? formatTime(banner.startsAt, wording.timeZone) : words.fromPublication,
                To: banner.endsAt ? formatTime(banner.endsAt, wording.timeZone) : words.noEnd,
                'Approved until': banner.approvalEndsOn ? formatDay(banner.approvalEndsOn) : '–',
                Priority: String(banner.priority),
                Status: stateOf(banner),
              }}
            />
          </Tr>
        )}
      </DataTable>
    </Box>
  );
}
