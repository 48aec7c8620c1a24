import {
  type ContentManagerPlugin,
  unstable_useDocumentActions as useDocumentActions,
} from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Link, Loader, Modal, Typography } from '@strapi/design-system';
import { useTable } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { CheckedPublication } from '../../rules/check-contract';
import { publishSeveralWords as words } from '../words/checks';
import { commonWords } from '../words/common';
import { checksApi } from './checks-api';
import { type Selected, sortPublications } from './sort-publications';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

const isDocument = <Row extends object>(row: Row): row is Row & Selected =>
  'documentId' in row && typeof row.documentId === 'string';

function Document({ document, model }: { document: CheckedPublication; model: string }) {
  const { documentId, title, objections, draftLinks } = document;
  return (
    <li>
      <Link tag={RouterLink} to={`/content-manager/collection-types/${model}/${documentId}`} target="_blank">
        {title || commonWords.untitled}
      </Link>
      {objections.map(({ path, message }) => (
        <Typography key={`${path.join('.')} ${message}`} tag="p" variant="omega" textColor="danger600">
          {message}
        </Typography>
      ))}
      {draftLinks.length > 0 && (
        <Typography tag="p" variant="omega" textColor="warning600">
          {words.toDrafts(draftLinks)}
        </Typography>
      )}
    </li>
  );
}

function Documents({ title, documents, model }: { title: string; documents: CheckedPublication[]; model: string }) {
  if (documents.length === 0) return null;
  return (
    <Box tag="section" aria-label={title}>
      <Typography tag="h3" variant="delta">
        {title}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {documents.map((document) => (
          <Document key={document.documentId} document={document} model={model} />
        ))}
      </Flex>
    </Box>
  );
}

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
        <Flex direction="column" alignItems="stretch" gap={6} style={{ overflowWrap: 'anywhere' }}>
          <Documents title={words.refused(refused.length)} documents={refused} model={model} />
          <Documents title={words.ready(ready.length)} documents={ready} model={model} />
          <Documents title={words.alreadyLive(alreadyLive.length)} documents={alreadyLive} model={model} />
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
