import {
  describeWhere,
  formatDay,
  formatTime,
  type PlannedBanner,
  type TopicName,
} from '@patient-press/shared/schedule-words';
import { Box, Link, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { bannerPath } from '../../banners/planned';
import { TableHead } from '../../table-head';

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
      <Table colCount={columns.length} rowCount={banners.length + 1}>
        <TableHead columns={columns} />
        <Tbody>
          {banners.map((banner) => (
            <Tr key={banner.documentId}>
              <Td style={{ minInlineSize: '18rem', whiteSpace: 'normal' }}>
                <Link tag={RouterLink} to={bannerPath(banner.documentId)} style={{ whiteSpace: 'normal' }}>
                  {banner.name}
                </Link>
              </Td>
              {[
                describeWhere(banner, nameOf),
                banner.startsAt ? formatTime(banner.startsAt) : 'its publication',
                banner.endsAt ? formatTime(banner.endsAt) : 'without an end',
                banner.approvalEndsOn ? formatDay(banner.approvalEndsOn) : '–',
                String(banner.priority),
                stateOf(banner),
              ].map((words, index) => (
                <Td
                  key={columns[index + 1]}
                  style={index === 0 ? { minInlineSize: '20rem', whiteSpace: 'normal' } : undefined}
                >
                  <Typography textColor="neutral800">{words}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
