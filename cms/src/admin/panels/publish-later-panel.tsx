import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useField, useForm, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { hasNotices } from '../../consequences/contract';
import { isChangedType } from '../../rules/change-contract';
import { isScheduledType, type Schedule, type ScheduledAction, type ScheduledType } from '../../schedules/contract';
import { conflictsApi } from '../conflicts/api';
import { DialogOverPage } from '../dialog-over-page';
import { errorMessage } from '../error-message';
import { ChangeButtons } from '../schedules/change-buttons';
import { onYourClock } from '../schedules/moment-fields';
import { ScheduleForm } from '../schedules/schedule-dialog';
import { afterwardsInWords, stateInWords, whatAndWhen } from '../schedules/schedule-words';
import { schedulesApi } from '../schedules/schedules-api';
import { useMaySchedule } from '../schedules/use-may-schedule';
import { useIsVisible } from '../use-is-visible';
import { pendingChangeWords } from '../words/changes';
import { commonWords } from '../words/common';
import { scheduleDialogWords, schedulePanelWords as words } from '../words/schedules';

const REFRESH_MS = 10_000;
/** It is published once, and never unpublished. */
const RELEASE = 'api::release.release';

function Line({ schedule }: { schedule: Schedule }) {
  const [state, here] = [stateInWords(schedule, Date.now()), onYourClock(schedule.at)];
  const then = afterwardsInWords(schedule);
  const isWarning = schedule.state !== 'waiting';
  return (
    <Flex
      tag="li"
      direction="column"
      alignItems="stretch"
      gap={2}
      style={{ overflowWrap: 'anywhere' }}
      {...(isWarning && { background: 'warning100', padding: 3, hasRadius: true })}
    >
      <Box>
        <Typography tag="p" fontWeight="bold" textColor="neutral800">
          {whatAndWhen(schedule)}
        </Typography>
        {here && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {words.onYourClock(here)}
          </Typography>
        )}
        {then && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {then}
          </Typography>
        )}
        {schedule.scheduledBy && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {words.by(schedule.scheduledBy)}
          </Typography>
        )}
      </Box>
      {state && (
        <Typography tag="p" textColor="neutral800">
          {state}
        </Typography>
      )}
      <ChangeButtons schedule={schedule} />
    </Flex>
  );
}

interface Open {
  uid: ScheduledType;
  documentId: string;
  /** The draft's, as the form has it. */
  updatedAt: string;
}

/** Says what a publication would be refused for, as long as the dialog is open. */
function Objections({ objections }: { objections: readonly string[] }) {
  if (objections.length === 0) return null;
  return (
    <Box background="warning100" padding={3} hasRadius role="alert">
      <Typography tag="p" fontWeight="bold" textColor="neutral800">
        {scheduleDialogWords.objections}
      </Typography>
      <ul>
        {objections.map((objection) => (
          <Typography key={objection} tag="li" textColor="neutral800">
            {objection}
          </Typography>
        ))}
      </ul>
    </Box>
  );
}

/** What the form says of the publication that is about to be scheduled: it is saved, or nothing could be scheduled. */
function useAboutChange(uid: string, isPublished: boolean): string {
  const kind = useField<string | null>('changeKind').value;
  const note = useField<string | null>('changeNote').value;
  if (!isPublished || !isChangedType(uid)) return '';
  return kind === 'major' ? pendingChangeWords.major(note ?? '') : pendingChangeWords.minor;
}

function NewSchedule({
  uid,
  documentId,
  updatedAt,
  isPublished,
  actions,
  onClose,
}: Open & { isPublished: boolean; actions: ScheduledAction[]; onClose(): void }) {
  const aboutChange = useAboutChange(uid, isPublished);
  const [schedule, { error, isLoading, data }] = schedulesApi.useScheduleMutation();
  const { toggleNotification } = useNotification();
  const objections = data?.objections ?? [];
  if (objections.length > 0)
    return (
      <DialogOverPage title={scheduleDialogWords.title} onClose={onClose}>
        <Box padding={6}>
          <Objections objections={objections} />
          <Flex paddingTop={4} justifyContent="flex-end">
            <Button onClick={onClose}>{commonWords.close}</Button>
          </Flex>
        </Box>
      </DialogOverPage>
    );
  return (
    <DialogOverPage title={scheduleDialogWords.title} onClose={onClose}>
      <ScheduleForm
        actions={actions}
        at={null}
        asksAfterwards={hasNotices(uid)}
        aboutChange={aboutChange}
        submitLabel={scheduleDialogWords.submit}
        isLoading={isLoading}
        refusal={error ? errorMessage(error, scheduleDialogWords.failed) : ''}
        onSubmit={async (chosen) => {
          const answer = await schedule({ contentType: uid, documentId, seen: updatedAt, ...chosen });
          if ('error' in answer) return;
          toggleNotification({ type: 'success', message: words.scheduled(whatAndWhen(answer.data.schedule)) });
          if (answer.data.objections.length === 0) onClose();
        }}
        onClose={onClose}
      />
    </DialogOverPage>
  );
}

/** Has the form fetch its document again once a schedule is over: it may be published now, or gone from the site. */
function useFreshDocument(uid: string, documentId: string, toCome: readonly Schedule[] | undefined): void {
  const [fetchAgain] = conflictsApi.useFetchDocumentAgainMutation();
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    if (!toCome) return;
    const ids = toCome.map(({ id }) => id);
    if (before.current.some((id) => !ids.includes(id))) void fetchAgain({ uid, documentId });
    before.current = ids;
  }, [uid, documentId, toCome, fetchAgain]);
}

const allActions: readonly ScheduledAction[] = ['publish', 'unpublish'];

function Schedules({ uid, documentId, updatedAt, isPublished }: Open & { isPublished: boolean }) {
  const isVisible = useIsVisible();
  const options = { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true };
  const coming = schedulesApi.useSchedulesQuery({ view: 'coming', contentType: uid, documentId }, options);
  const failed = schedulesApi.useSchedulesQuery({ view: 'attention', contentType: uid, documentId }, options);
  const isModified = useForm('Schedules', ({ modified }) => modified);
  const maySchedule = useMaySchedule(uid);
  const [isOpen, setIsOpen] = useState(false);
  useFreshDocument(uid, documentId, coming.data?.schedules);
  const { refetch } = coming;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is what asks again
  useEffect(() => void refetch(), [refetch, updatedAt, isPublished]);
  if (!coming.data)
    return <Typography textColor="neutral600">{coming.isError ? words.notLoaded : words.loading}</Typography>;
  const { schedules } = coming.data;
  const over = failed.data?.schedules.filter(({ state }) => state === 'failed' || state === 'done') ?? [];
  const left = allActions.filter(
    (action) =>
      schedules.every((one) => one.action !== action) &&
      (uid === RELEASE
        ? action === 'publish' && !isPublished
        : action === 'publish' || isPublished || schedules.some((one) => one.action === 'publish')),
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Box aria-live="polite">
        {schedules.length + over.length === 0 ? (
          <Typography textColor="neutral600">{words.none}</Typography>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
            {[...over, ...schedules].map((schedule) => (
              <Line key={schedule.id} schedule={schedule} />
            ))}
          </Flex>
        )}
      </Box>
      {maySchedule && left.length > 0 && (
        <>
          <Button variant="secondary" fullWidth disabled={isModified} onClick={() => setIsOpen(true)}>
            {words.schedule}
          </Button>
          {isModified && (
            <Typography variant="pi" textColor="neutral600">
              {words.saveFirst}
            </Typography>
          )}
        </>
      )}
      {isOpen && (
        <NewSchedule {...{ uid, documentId, updatedAt, isPublished, actions: left }} onClose={() => setIsOpen(false)} />
      )}
    </Flex>
  );
}

/** The edit view's panel: when the document is published and unpublished automatically. */
export const PublishLaterPanel: PanelComponent = ({ model, document, meta, activeTab }) => {
  if (!isScheduledType(model) || !document?.documentId || activeTab === 'published') return null;
  // On the tab of the draft, the other version is the published one.
  const isPublished = document.status !== 'draft' || (meta?.availableStatus ?? []).length > 0;
  return {
    title: words.title,
    content: (
      <Schedules
        key={document.documentId}
        uid={model}
        documentId={document.documentId}
        updatedAt={String(document.updatedAt ?? '')}
        isPublished={isPublished}
      />
    ),
  };
};
