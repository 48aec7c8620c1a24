import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { type OpenRelease, releasedTypes } from '../../releases/contract';
import { DialogOverPage } from '../dialog-over-page';
import { errorMessage } from '../error-message';
import { AddForm } from '../releases/add-form';
import { releasesApi } from '../releases/releases-api';
import { useMayRelease } from '../releases/use-may-release';
import { commonWords } from '../words/common';
import { releaseWords as words } from '../words/releases';

interface Place {
  model: string;
  documentId: string;
}

function Named({ release, model, documentId, mayChange }: Place & { release: OpenRelease; mayChange: boolean }) {
  const [remove, { isLoading }] = releasesApi.useRemoveFromReleaseMutation();
  const { toggleNotification } = useNotification();
  const leave = async () => {
    const answer = await remove({ contentType: model, documentId, release: release.documentId });
    toggleNotification(
      'error' in answer
        ? { type: 'danger', message: errorMessage(answer.error, words.notAdded) }
        : { type: 'success', message: words.removed },
    );
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} style={{ overflowWrap: 'anywhere' }}>
      <Typography>
        {words.isIn}{' '}
        <Link tag={RouterLink} to={`/content-manager/collection-types/api::release.release/${release.documentId}`}>
          {release.name || commonWords.untitled}
        </Link>
      </Typography>
      {mayChange && (
        <Button variant="tertiary" fullWidth loading={isLoading} onClick={() => void leave()}>
          {words.remove}
        </Button>
      )}
    </Flex>
  );
}

function Release({ model, documentId }: Place) {
  const { data, isError } = releasesApi.useOpenReleasesQuery(
    { contentType: model, documentId },
    { refetchOnMountOrArgChange: true },
  );
  const mayChange = useMayRelease(model);
  const [isOpen, setIsOpen] = useState(false);
  if (!data) return <Typography textColor="neutral600">{isError ? words.notLoaded : commonWords.loading}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {data.length === 0 && <Typography textColor="neutral600">{words.none}</Typography>}
      {data.map((release) => (
        <Named key={release.documentId} {...{ release, model, documentId, mayChange }} />
      ))}
      {mayChange && data.length === 0 && (
        <Button variant="secondary" fullWidth onClick={() => setIsOpen(true)}>
          {words.action}
        </Button>
      )}
      {isOpen && (
        <DialogOverPage title={words.title(1)} onClose={() => setIsOpen(false)}>
          <AddForm
            model={model}
            documentIds={[documentId]}
            onAdded={() => undefined}
            onClose={() => setIsOpen(false)}
          />
        </DialogOverPage>
      )}
    </Flex>
  );
}

/** The edit view's panel: with which others the document is published. */
export const ReleasePanel: PanelComponent = ({ model, document, activeTab }) => {
  if (!releasedTypes.includes(model) || !document?.documentId || activeTab === 'published') return null;
  return {
    title: words.panel,
    content: <Release key={document.documentId} model={model} documentId={document.documentId} />,
  };
};
