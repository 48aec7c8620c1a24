import { formatDay, formatTime } from '@patient-press/shared/schedule-words';
import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
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

/** The calendar's banners as a table, for those who do not see bars, and on phones. */
export function BannerTable({ runs, timeZone }: Props) {
  return (
    <ResponsiveTable
      label="Banners"
      columns={words.columns}
      template="minmax(18rem, 3fr) minmax(16rem, 2fr) repeat(3, minmax(11rem, 1fr)) auto auto"
      items={runs}
    >
      {(run) => (
        <ResponsiveRow
          key={run.key}
          columns={words.columns}
          cells={[
            <Link key="name" tag={RouterLink} to={run.href} style={{ whiteSpace: 'normal' }}>
              {run.name}
            </Link>,
            run.where,
            run.from ? formatTime(run.from, timeZone) : words.fromPublication,
            run.to ? formatTime(run.to, timeZone) : words.noEnd,
            run.banner?.approvalEndsOn ? formatDay(run.banner.approvalEndsOn) : '–',
            run.banner ? String(run.banner.priority) : '–',
            stateOf(run),
          ]}
        />
      )}
    </ResponsiveTable>
  );
}
