import { formatDay, formatTime } from '@patient-press/shared/schedule-words';
import { Box, Link, Td, Tr } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { DataTable } from '../../data-table';
import { TextCells } from '../../table-cells';
import { barWords, calendarTableWords as words } from '../../words/banner-calendar';
import { bannerStateWords } from '../../words/banner-state';
import type { Drawn } from './drawn-runs';

interface Props {
  runs: Drawn[];
  timeZone: string;
}

const stateOf = ({ appearance, hasChanges }: Drawn): string =>
  appearance === 'change'
    ? barWords.change
    : `${bannerStateWords[appearance]}${hasChanges ? barWords.withChanges : ''}`;

/** The calendar's banners as a table, for those who do not see bars. */
export function BannerTable({ runs, timeZone }: Props) {
  return (
    <Box overflow="auto">
      <DataTable label="Banners" columns={words.columns} items={runs}>
        {(run) => (
          <Tr key={run.key}>
            <Td style={{ minInlineSize: '18rem', whiteSpace: 'normal' }}>
              <Link tag={RouterLink} to={run.href} style={{ whiteSpace: 'normal' }}>
                {run.name}
              </Link>
            </Td>
            <TextCells
              wide={{ column: 'Where', minInlineSize: '20rem' }}
              texts={{
                Where: run.where,
                From: run.from ? formatTime(run.from, timeZone) : words.fromPublication,
                To: run.to ? formatTime(run.to, timeZone) : words.noEnd,
                'Approved until': run.banner?.approvalEndsOn ? formatDay(run.banner.approvalEndsOn) : '–',
                Priority: run.banner ? String(run.banner.priority) : '–',
                Status: stateOf(run),
              }}
            />
          </Tr>
        )}
      </DataTable>
    </Box>
  );
}
