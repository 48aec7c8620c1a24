import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { consequencesApi } from '../consequences/consequences-api';
import { isUsed, UsesList } from '../consequences/lists';
import { errorMessage } from '../error-message';
import { commonWords } from '../words/common';
import { inUseWords as words } from '../words/in-use';

const watched = ['article', 'person', 'topic', 'source', 'guide', 'page', 'sponsor'].map(
  (name) => `api::${name}.${name}`,
);

interface Asked {
  uid: string;
  documentId: string;
}

/** A form that redirects readers of an address where they find nothing any more. */
function Gone({ path, suggestion, onSaved }: { path: string; suggestion: string; onSaved(): void }) {
  const [to, setTo] = useState(suggestion);
  const [redirectReaders, { isLoading }] = consequencesApi.useRedirectReadersMutation();
  const { toggleNotification } = useNotification();
  const save = async () => {
    const answer = await redirectReaders({ from: path, to });
    if ('error' in answer)
      toggleNotification({
        type: 'danger',
        message: errorMessage(answer.error, words.redirectNotSaved),
      });
    onSaved();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root>
        <Field.Label style={{ overflowWrap: 'anywhere' }}>{words.goneFrom(path)}</Field.Label>
        <Field.Input value={to} onChange={({ target }: { target: HTMLInputElement }) => setTo(target.value)} />
      </Field.Root>
      <Button size="S" variant="secondary" loading={isLoading} disabled={!to.trim()} onClick={() => void save()}>
        {words.redirect}
      </Button>
    </Flex>
  );
}

/** For emergencies: what needs the page does not keep it up. */
function TakeDown({ uid, documentId, onDone }: Asked & { onDone(): void }) {
  const [isSure, setIsSure] = useState(false);
  const [takeDown, { isLoading }] = consequencesApi.useTakeDownMutation();
  const { toggleNotification } = useNotification();
  const take = async () => {
    const answer = await takeDown({ uid, documentId });
    if ('error' in answer)
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notTakenDown) });
    else toggleNotification({ type: 'success', message: words.takenDown });
    setIsSure(false);
    onDone();
  };
  if (!isSure)
    return (
      <Button size="S" variant="danger-light" onClick={() => setIsSure(true)}>
        {words.takeDownNow}
      </Button>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="omega">{words.takeDownMeans}</Typography>
      <Button size="S" variant="danger" loading={isLoading} onClick={() => void take()}>
        {words.takeDown}
      </Button>
      <Button size="S" variant="tertiary" onClick={() => setIsSure(false)}>
        {commonWords.cancel}
      </Button>
    </Flex>
  );
}

function InUse({ uid, documentId }: Asked) {
  const { data, isError, refetch } = consequencesApi.useConsequencesQuery(
    { uid, documentId },
    { refetchOnMountOrArgChange: true },
  );
  if (!data)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? words.notLoaded : commonWords.loading}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {!isUsed(data.uses) && <Typography textColor="neutral600">{words.unused}</Typography>}
      <UsesList title={words.neededBy} list={data.uses.neededBy} />
      <UsesList title={words.alsoIn} list={data.uses.alsoIn} />
      <UsesList title={words.inDrafts} list={data.uses.inDrafts} />
      {uid === 'api::guide.guide' && data.path && data.uses.neededBy.documents.length > 0 && (
        <TakeDown uid={uid} documentId={documentId} onDone={() => void refetch()} />
      )}
      {data.goneFrom.map((path) => (
        <Gone key={path} path={path} suggestion={data.suggestion} onSaved={() => void refetch()} />
      ))}
    </Flex>
  );
}

/** The edit view's panel: which content uses this document, and addresses of its that lead to nothing. */
export const InUsePanel: PanelComponent = ({ model, documentId, document }) => {
  if (!watched.includes(model) || !documentId || !document) return null;
  const revision = `${String(document.updatedAt)} ${String(document.status)}`;
  return { title: words.title, content: <InUse key={revision} uid={model} documentId={documentId} /> };
};
