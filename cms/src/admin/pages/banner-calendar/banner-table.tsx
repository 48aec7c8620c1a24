import {
  describeWhere,
  formatDay,
  formatTime,
  type PlannedBanner,
  type TopicName,
} from '@patient-press/shared/schedule-words';
import { Box, Link, Td, Tr } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { bannerPath } from '../../banners/planned';
import { DataTable } from '../../data-table';
import { TextCells } from '../../table-cells';

const columns = ['Banner', 'Where', 'From (UTC)', 'To (UTC)', 'Approved until', 'Priority', 'State'];

interface Props {
  banners: PlannedBanner[];
  nameOf: TopicName;
  /** What is said of each banner's state. */
  stateOf(banner: PlannedBanner): string;
}

/** The calendar's banners as a table, for those who do not see bars. */
export function BannerTable({ banners, nameOf, stateOf }: Props) {
  return (
    <Box overflow="auto">
      <DataTable label="Banners" columns={columns} items={banners}>
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
                Where: describeWhere(banner, nameOf),
                'From (UTC)': banner.startsAt ? formatTime(banner.startsAt) : 'its publication',
                'To (UTC)': banner.endsAt ? formatTime(banner.endsAt) : 'without an end',
                'Approved until': banner.approvalEndsOn ? formatDay(banner.approvalEndsOn) : '–',
                Priority: String(banner.priority),
                State: stateOf(banner),
              }}
            />
          </Tr>
        )}
      </DataTable>
    </Box>
  );
}
