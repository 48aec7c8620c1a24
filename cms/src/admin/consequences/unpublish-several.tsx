import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useTable } from '@strapi/strapi/admin';
import { useState } from 'react';
import { hasNotices, type LivePage, type Unpublished } from '../../consequences/contract';
import { ROW_VERSION } from '../../revisions/contract';
import { type DocumentOutcome, DocumentOutcomes } from '../document-outcomes';
import { errorMessage } from '../error-message';
import { commonWords } from '../words/common';
import { beforeRemovalWords } from '../words/in-use';
import { AfterItGoes, firstChoice, toAfterwards } from './after-it-goes';
import { consequencesApi } from './consequences-api';
import { UsesOfSeveral } from './show-uses-of-several';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

const words = beforeRemovalWords.unpublishSeveral;

interface Props {
  model: string;
  /** What is checked, by documentId, with the version that the list shows. */
  seen: ReadonlyMap<string, string>;
  onClose(): void;
}

const plain = ({ documentId, title }: LivePage): DocumentOutcome => ({ documentId, title, notes: [] });

const outcomeOf = ({ documentId, title, refusal, notLeft }: Unpublished): DocumentOutcome => ({
  documentId,
  title,
  notes: [refusal, notLeft].flatMap((text) => (text ? [{ text, tone: 'danger' as const }] : [])),
});

/** What became of each. */
function Outcomes({ model, done, onClose }: { model: string; done: readonly Unpublished[]; onClose(): void }) {
  const refused = done.filter(({ refusal }) => refusal !== null);
  const notLeft = done.filter((one) => one.refusal === null && one.notLeft !== '');
  const well = done.filter((one) => one.refusal === null && one.notLeft === '');
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={6} aria-live="polite">
          <DocumentOutcomes title={words.refused(refused.length)} outcomes={refused.map(outcomeOf)} model={model} />
          <DocumentOutcomes title={words.notSaved(notLeft.length)} outcomes={notLeft.map(outcomeOf)} model={model} />
          <DocumentOutcomes title={words.done(well.length)} outcomes={well.map(outcomeOf)} model={model} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button onClick={onClose}>{commonWords.close}</Button>
      </Modal.Footer>
    </>
  );
}

/** Unpublishes what is checked in a list, and asks once what readers find where it was. */
function UnpublishSeveral({ model, seen, onClose }: Props) {
  const { data, isError } = consequencesApi.useSeveralUsedQuery(
    { contentType: model, documentIds: [...seen.keys()] },
    { refetchOnMountOrArgChange: true },
  );
  const [unpublish, { data: done, error, isLoading }] = consequencesApi.useUnpublishSeveralMutation();
  const [choice, setChoice] = useState(() => firstChoice(''));
  const select = useTable('UnpublishSeveral', (table) => table.selectRow);
  const [reload] = consequencesApi.useReloadDocumentsMutation();
  // Strapi's list is drawn again from nothing, and this dialog with it: not before its reader is done.
  const close = () => {
    select([]);
    onClose();
    void reload();
  };
  if (done) return <Outcomes model={model} done={done} onClose={close} />;
  const live = data?.live ?? [];
  const documents = live.map(({ documentId }) => ({ documentId, seen: seen.get(documentId) ?? '' }));
  return (
    <>
      <Modal.Body>
        {!data && (isError ? <Typography>{words.notLoaded}</Typography> : <Loader>{words.looking}</Loader>)}
        <Flex direction="column" alignItems="stretch" gap={6}>
          <DocumentOutcomes title={words.live(live.length)} outcomes={live.map(plain)} model={model} />
          {data && <UsesOfSeveral used={data.used} />}
          {live.length > 0 && (
            <AfterItGoes
              label={beforeRemovalWords.outcomeOfSeveral(live.length)}
              redirectLabel={beforeRemovalWords.redirectSeveral}
              canBeWithdrawn
              choice={choice}
              onChange={setChoice}
            />
          )}
          {error && <Typography textColor="danger600">{errorMessage(error, words.failed)}</Typography>}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        {data && live.length === 0 ? (
          <Typography>{words.notLive}</Typography>
        ) : (
          <Button
            variant="danger"
            disabled={!data}
            loading={isLoading}
            onClick={() => void unpublish({ contentType: model, documents, afterwards: toAfterwards(choice) })}
          >
            {words.unpublish(live.length)}
          </Button>
        )}
      </Modal.Footer>
    </>
  );
}

function withOutcome(Original: BulkAction): BulkAction {
  const Action: BulkAction = (props) => {
    const description = Original(props);
    if (!description || !hasNotices(props.model)) return description;
    const seen = new Map(props.documents.map((row) => [row.documentId, String(row[ROW_VERSION] ?? '')]));
    return {
      ...description,
      dialog: {
        type: 'modal',
        title: words.title,
        content: ({ onClose }) => <UnpublishSeveral model={props.model} seen={seen} onClose={onClose} />,
      },
    };
  };
  return Object.assign(Action, { type: Original.type });
}

/** Has Unpublish above a list of pages ask what readers find where they were, as it does for one. */
export const askWhatReadersFind = (actions: BulkAction[]): BulkAction[] =>
  actions.map((action) => (action.type === 'unpublish' ? withOutcome(action) : action));
