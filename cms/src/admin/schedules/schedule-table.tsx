import { Flex, Link, type StatusVariant, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Schedule, ScheduleState } from '../../schedules/contract';
import { ResponsiveRow, ResponsiveTable } from '../responsive-table';
import { Aside, Lines, StateLines } from '../table-cells';
import { newsroomTimeZone } from '../time-zone/newsroom-zone';
import { formatTimeIn } from '../times';
import { commonWords } from '../words/common';
import { scheduleDialogWords, schedulePanelWords, schedulePageWords as words } from '../words/schedules';
import { ChangeButtons } from './change-buttons';
import { onYourClock } from './moment-fields';
import { stateInWords } from './schedule-words';

const variants: Record<ScheduleState, StatusVariant> = {
  waiting: 'secondary',
  'needs-confirmation': 'warning',
  done: 'success',
  failed: 'danger',
  canceled: 'neutral',
};

function When({ at }: { at: string }) {
  const here = onYourClock(at);
  return (
    <Lines>
      <Typography tag="time" dateTime={at} textColor="neutral800">
        {formatTimeIn(newsroomTimeZone(), at)}
      </Typography>
      {here && <Aside>{schedulePanelWords.onYourClock(here)}</Aside>}
    </Lines>
  );
}

function What({ contentType, documentId, title, typeName, reason }: Schedule) {
  const isGone = reason === 'deleted' || reason === 'gone';
  return (
    <Lines>
      {isGone ? (
        <Typography textColor="neutral800">{title || commonWords.untitled}</Typography>
      ) : (
        <Link tag={RouterLink} to={`/content-manager/collection-types/${contentType}/${documentId}`}>
          {title || commonWords.untitled}
        </Link>
      )}
      <Aside>{typeName}</Aside>
    </Lines>
  );
}

/** Schedules, one row for each. @param isOver they can't be changed any more. */
export function ScheduleTable({ label, schedules, isOver }: { label: string; schedules: Schedule[]; isOver: boolean }) {
  const columns = isOver ? words.pastColumns : words.columns;
  return (
    <ResponsiveTable
      label={label}
      columns={columns}
      template={`minmax(14rem, 2fr) 10rem minmax(14rem, 1.2fr) minmax(10rem, 1fr) minmax(14rem, 2fr)${isOver ? '' : ' minmax(15rem, auto)'}`}
      items={schedules}
    >
      {(schedule) => (
        <ResponsiveRow
          key={schedule.id}
          columns={columns}
          cells={[
            <What key="what" {...schedule} />,
            <Typography key="action" textColor="neutral800">
              {scheduleDialogWords.actions[schedule.action]}
            </Typography>,
            <When key="when" at={schedule.at} />,
            <Typography key="by" textColor="neutral800">
              {schedule.scheduledBy || '–'}
            </Typography>,
            <StateLines
              key="state"
              variant={variants[schedule.state]}
              word={words.states[schedule.state]}
              line={stateInWords(schedule, Date.now())}
            />,
            ...(isOver
              ? []
              : [
                  <Flex key="change">
                    <ChangeButtons schedule={schedule} />
                  </Flex>,
                ]),
          ]}
        />
      )}
    </ResponsiveTable>
  );
}
