import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Modal } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useTable } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { hasNotices } from '../../consequences/contract';
import { isChangedType } from '../../rules/change-contract';
import { isScheduledType, type SeveralOutcome } from '../../schedules/contract';
import { type DocumentOutcome, DocumentOutcomes } from '../document-outcomes';
import { errorMessage } from '../error-message';
import { pendingChangeWords } from '../words/changes';
import { commonWords } from '../words/common';
import { schedulePanelWords, scheduleDialogWords as words } from '../words/schedules';
import { ScheduleForm } from './schedule-dialog';
import { schedulesApi } from './schedules-api';
import { useMaySchedule } from './use-may-schedule';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

const outcomeOf = ({ documentId, title, refusal, objections }: SeveralOutcome): DocumentOutcome => ({
  documentId,
  title,
  notes: [...(refusal ? [refusal] : []), ...objections].map((text) => ({ text, tone: 'danger' })),
});

/** Among the documents that are checked in a list. */
function ScheduleSeveral({ onClose }: { onClose(): void }) {
  const { slug: model = '' } = useParams();
  const documents = useTable('ScheduleSeveral', (table) => table.selectedRows);
  const documentIds = documents.flatMap((row) =>
    'documentId' in row && typeof row.documentId === 'string' ? [row.documentId] : [],
  );
  const [schedule, { data, error, isLoading }] = schedulesApi.useScheduleSeveralMutation();
  if (!data)
    return (
      <ScheduleForm
        actions={model === 'api::release.release' ? ['publish'] : ['publish', 'unpublish']}
        at={null}
        asksAfterwards={hasNotices(model)}
        aboutChange={isChangedType(model) ? pendingChangeWords.several : ''}
        submitLabel={words.several(documentIds.length)}
        isLoading={isLoading}
        refusal={error ? errorMessage(error, words.failed) : ''}
        onSubmit={(chosen) => void schedule({ contentType: model, documentIds, ...chosen })}
        onClose={onClose}
      />
    );
  const refused = data.documents.filter(({ refusal }) => refusal !== null);
  const objected = data.documents.filter(({ refusal, objections }) => refusal === null && objections.length > 0);
  const done = data.documents.filter(({ refusal, objections }) => refusal === null && objections.length === 0);
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={6} aria-live="polite">
          <DocumentOutcomes
            title={words.outcomes.refused(refused.length)}
            outcomes={refused.map(outcomeOf)}
            model={model}
          />
          <DocumentOutcomes
            title={words.outcomes.objected(objected.length)}
            outcomes={objected.map(outcomeOf)}
            model={model}
          />
          <DocumentOutcomes title={words.outcomes.done(done.length)} outcomes={done.map(outcomeOf)} model={model} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button onClick={onClose}>{commonWords.close}</Button>
      </Modal.Footer>
    </>
  );
}

const scheduleSeveral: BulkAction = ({ model }) => {
  const maySchedule = useMaySchedule(model);
  if (!isScheduledType(model) || !maySchedule) return null;
  return {
    label: schedulePanelWords.schedule,
    icon: <Clock />,
    variant: 'tertiary',
    dialog: { type: 'modal', title: words.title, content: ScheduleSeveral },
  };
};

/** Lets several documents of a list be published or unpublished at a time. */
export const addScheduleAction = (actions: BulkAction[]): BulkAction[] => [...actions, scheduleSeveral];
