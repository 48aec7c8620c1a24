import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Schedule, ScheduledType } from '../../schedules/contract';
import { endInWords } from '../../schedules/words';
import { schedulesApi } from '../schedules/schedules-api';
import { formatMoment } from '../times';
import { deskWords, scheduleWidgetWords as words } from '../words/home';
import { LinkList } from './link-list';

/** A home page has room for a few; the page “Schedule” has all. */
const SHOWN = 6;

const hrefOf = ({ contentType, documentId }: Schedule) =>
  `/content-manager/collection-types/${contentType}/${documentId}`;

function List({ title, schedules, say }: { title: string; schedules: Schedule[]; say(schedule: Schedule): string }) {
  const lines = schedules
    .slice(0, SHOWN)
    .map((schedule) => ({ href: hrefOf(schedule), title: schedule.title, notes: [schedule.typeName, say(schedule)] }));
  return <LinkList title={title} lines={lines} more={Math.max(0, schedules.length - SHOWN)} />;
}

const when = ({ at }: Schedule) => formatMoment(at, Date.now());

interface AttentionProps {
  title?: string;
  contentType?: ScheduledType;
}

/** What was not published at its time, was late, or asks again. Of nothing, it draws nothing. */
export function SchedulesToLookAt({ title = words.attention, contentType }: AttentionProps) {
  const { data } = schedulesApi.useSchedulesQuery(
    { view: 'attention', ...(contentType && { contentType }) },
    { refetchOnMountOrArgChange: true },
  );
  return <List title={title} schedules={data?.schedules ?? []} say={endInWords} />;
}

/** What goes live and comes down automatically. */
export function ScheduleWidget() {
  const { data, isError } = schedulesApi.useSchedulesQuery({ view: 'coming' }, { refetchOnMountOrArgChange: true });
  if (!data) return isError ? <Widget.Error>{deskWords.notLoaded}</Widget.Error> : <Widget.Loading />;
  const toCome = data.schedules.filter(({ state }) => state === 'waiting');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {toCome.length === 0 && <Typography textColor="neutral600">{words.nothing}</Typography>}
      <List title={words.goingLive} schedules={toCome.filter(({ action }) => action === 'publish')} say={when} />
      <List title={words.comingDown} schedules={toCome.filter(({ action }) => action === 'unpublish')} say={when} />
      <Link tag={RouterLink} to="/schedule">
        {words.all}
      </Link>
    </Flex>
  );
}
