import { isMadeIntoPage } from '@patient-press/shared/paths';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { pressApi } from '../press-api';
import { StateLine } from '../state-line';
import { useIsVisible } from '../use-is-visible';
import { sitePanelWords } from '../words/site';
import { isBehind, sitePanelState } from './site-panel-state';

const REFRESH_MS = 5000;
/** While an editor waits for a publication, which takes a fraction of a second. */
const WAITING_MS = 500;
/** By then something is holding it up, and the panel says what. */
const FAST_REFRESH_LIMIT_MS = 60_000;

interface Asked {
  uid: string;
  documentId: string;
  /** Differs after each thing that was done to the document in this tab. */
  revision: string;
}

function usePlace({ uid, documentId, revision }: Asked) {
  const isVisible = useIsVisible();
  const [isWaiting, setIsWaiting] = useState(false);
  const asked = pressApi.useDocumentPlaceQuery(
    { uid, documentId },
    { pollingInterval: isVisible ? (isWaiting ? WAITING_MS : REFRESH_MS) : 0, refetchOnMountOrArgChange: true },
  );
  const { data, refetch } = asked;
  const behind = data !== undefined && isBehind(data);

  useEffect(() => {
    setIsWaiting(behind);
    const limit = setTimeout(() => setIsWaiting(false), FAST_REFRESH_LIMIT_MS);
    return () => clearTimeout(limit);
  }, [behind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is what asks again
  useEffect(() => {
    if (isVisible) void refetch();
  }, [isVisible, refetch, revision]);
  return asked;
}

function Place(asked: Asked) {
  const { data, isError, fulfilledTimeStamp } = usePlace(asked);
  if (!data)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? sitePanelWords.notLoaded : sitePanelWords.checking}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <StateLine state={sitePanelState(data, fulfilledTimeStamp ?? Date.now())} />
      {data.press === 'answers' && data.published && data.problems.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {data.problems.map(({ field, message }) => (
            <Typography key={field + message} tag="li" variant="omega" textColor="neutral800">
              {field && <strong>{field}: </strong>}
              {message}
            </Typography>
          ))}
        </Flex>
      )}
      {data.press === 'answers' && data.live && (
        <Link href={data.live.url} isExternal>
          {sitePanelWords.openPage}
        </Link>
      )}
    </Flex>
  );
}

/** The edit view's panel: since when readers see the document as it is, or what keeps it from them. */
export const SitePanel: PanelComponent = ({ model, document, meta }) => {
  // Of a single type, Strapi hands over the document alone.
  const documentId = document?.documentId;
  if (!document || !documentId || !isMadeIntoPage(model)) return null;
  const revision = [document, ...(meta?.availableStatus ?? [])].map(({ updatedAt }) => updatedAt).join();
  return { title: sitePanelWords.title, content: <Place uid={model} documentId={documentId} revision={revision} /> };
};
