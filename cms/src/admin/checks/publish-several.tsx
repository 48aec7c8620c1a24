import {
  type ContentManagerPlugin,
  unstable_useDocumentActions as useDocumentActions,
} from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useTable } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { isChangedType } from '../../rules/change-contract';
import type { CheckedPublication } from '../../rules/check-contract';
import { type DocumentOutcome, DocumentOutcomes } from '../document-outcomes';
import { pendingChangeWords } from '../words/changes';
import { publishSeveralWords as words } from '../words/checks';
import { commonWords } from '../words/common';
import { checksApi } from './checks-api';
import { type Selected, sortPublications } from './sort-publications';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

const isDocument = <Row extends object>(row: Row): row is Row & Selected =>
  'documentId' in row && typeof row.documentId === 'string';

const outcomeOf = ({ documentId, title, objections, draftLinks, changeNote }: CheckedPublication): DocumentOutcome => ({
  documentId,
  title,
  notes: [
    ...objections.map(({ message }) => ({ text: message, tone: 'danger' as const })),
    ...(changeNote ? [{ text: pendingChangeWords.major(changeNote), tone: 'neutral' as const }] : []),
    ...(draftLinks.length > 0 ? [{ text: words.toDrafts(draftLinks), tone: 'warning' as const }] : []),
  ],
});

/** Among the documents that are checked in a list. */
export function PublishSeveral({ onClose }: { onClose(): void }) {
  const { slug: model = '' } = useParams();
  const documents = useTable('PublishSeveral', (table) => table.selectedRows).filter(isDocument);
  const select = useTable('PublishSeveral', (table) => table.selectRow);
  const documentIds = documents.map(({ documentId }) => documentId);
  const { data, isError, refetch } = checksApi.useCheckedPublicationsQuery(
    { contentType: model, documentIds },
    { refetchOnMountOrArgChange: true },
  );
  const { publishMany, isLoading } = useDocumentActions();
  const { ready, refused, alreadyLive } = sortPublications(data ?? [], documents);

  const publish = async () => {
    const answer = await publishMany({ model, documentIds: ready.map(({ documentId }) => documentId) });
    // What changed meanwhile is in the new answer.
    if ('error' in answer) return void refetch();
    select(documents.filter(({ documentId }) => refused.some((one) => one.documentId === documentId)));
    onClose();
  };

  return (
    <>
      <Modal.Body>
        {!data && (isError ? <Typography>{words.notChecked}</Typography> : <Loader>{words.checking}</Loader>)}
        <Flex direction="column" alignItems="stretch" gap={6}>
          {ready.length > 0 && isChangedType(model) && <Typography>{pendingChangeWords.several}</Typography>}
          <DocumentOutcomes title={words.refused(refused.length)} outcomes={refused.map(outcomeOf)} model={model} />
          <DocumentOutcomes title={words.ready(ready.length)} outcomes={ready.map(outcomeOf)} model={model} />
          <DocumentOutcomes
            title={words.alreadyLive(alreadyLive.length)}
            outcomes={alreadyLive.map(outcomeOf)}
            model={model}
          />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        {data && ready.length === 0 ? (
          <Typography>{words.nothing}</Typography>
        ) : (
          <Button disabled={!data} loading={isLoading} onClick={() => void publish()}>
            {words.publish(ready.length)}
          </Button>
        )}
      </Modal.Footer>
    </>
  );
}

function withChecks(Original: BulkAction): BulkAction {
  const Action: BulkAction = (props) => {
    const description = Original(props);
    return description?.dialog?.type === 'modal'
      ? { ...description, dialog: { ...description.dialog, title: words.title, content: PublishSeveral } }
      : description;
  };
  return Object.assign(Action, { type: Original.type });
}

/**
 * Publishing several documents from a list: says of each, in the words of the newsroom’s rules, whether it can be published,
 * and publishes those that can. Strapi’s own dialog knows only what fields require, and its counts can be negative.
 *
 * Its action has no name: it is the one that is neither Delete nor Unpublish.
 */
export const checkBulkPublish = (actions: BulkAction[]): BulkAction[] =>
  actions.map((action) => (action.type === 'publish' || action.type === undefined ? withChecks(action) : action));
