import { Typography } from '@strapi/design-system';
import type { ScheduledType } from '../../schedules/contract';
import { formatMoment } from '../times';
import { scheduleLineWords as words } from '../words/schedules';
import { schedulesApi } from './schedules-api';

/** Below the status of a document in a list: what happens to it next, and when. All rows share one question. */
export function RowSchedule({ uid, documentId }: { uid: ScheduledType; documentId: string }) {
  const { data } = schedulesApi.useSchedulesQuery(
    { view: 'coming', contentType: uid },
    { refetchOnMountOrArgChange: true },
  );
  const next = data?.schedules.find((one) => one.documentId === documentId);
  if (!next) return null;
  const when = formatMoment(next.at, Date.now());
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
      {next.state === 'needs-confirmation' ? words.asksAgain : words.will({ action: next.action, when })}
    </Typography>
  );
}
