import { Box, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { ScheduledType, ScheduleView } from '../../schedules/contract';
import { Section } from '../section';
import { useIsVisible } from '../use-is-visible';
import { schedulePageWords as words } from '../words/schedules';
import { ScheduleTable } from './schedule-table';
import { schedulesApi } from './schedules-api';

const REFRESH_MS = 10_000;

interface Listed {
  view: ScheduleView;
  label: string;
  /** Empty: nothing is shown. */
  none: string;
  /** Only of this type. */
  contentType?: ScheduledType;
}

/** One list of schedules, up to date while someone looks at it. */
export function ScheduleList({ view, label, none, contentType }: Listed) {
  const isVisible = useIsVisible();
  const { data, isError } = schedulesApi.useSchedulesQuery(
    { view, ...(contentType && { contentType }) },
    { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true },
  );
  if (!data) return isError ? <Typography>{words.notLoaded}</Typography> : <Page.Loading />;
  if (data.schedules.length === 0) return none ? <Typography textColor="neutral600">{none}</Typography> : null;
  return (
    <>
      <ScheduleTable label={label} schedules={data.schedules} isOver={view === 'past'} />
      {data.hasMore && (
        <Box paddingTop={4}>
          <Typography textColor="neutral600">{words.more}</Typography>
        </Box>
      )}
    </>
  );
}

/** A list under a heading; of an empty one, nothing. */
export function ScheduleSection({
  title,
  view,
  contentType,
}: Pick<Listed, 'view' | 'contentType'> & { title: string }) {
  const { data } = schedulesApi.useSchedulesQuery(
    { view, ...(contentType && { contentType }) },
    { refetchOnMountOrArgChange: true },
  );
  if (!data || data.schedules.length === 0) return null;
  return (
    <Section title={title}>
      <ScheduleList view={view} label={title} none="" {...(contentType && { contentType })} />
    </Section>
  );
}
