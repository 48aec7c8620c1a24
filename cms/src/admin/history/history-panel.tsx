import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Box, Field, Flex, Link, Textarea, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { LONGEST_WHY } from '../../versions/contract';
import { commonWords } from '../words/common';
import { historyWords as words } from '../words/history';
import { historyApi, type OfDocument } from './history-api';
import { historyPath } from './paths';
import { VersionFacts } from './version-facts';
import { useWhy } from './why';

/** More are on the page. */
const SHOWN = 3;

function Why({ form }: { form: string }) {
  const [why, setWhy] = useWhy(form);
  return (
    <Field.Root hint={words.whyHint} width="100%">
      <Field.Label>{words.whyLabel}</Field.Label>
      <Textarea
        value={why}
        maxLength={LONGEST_WHY}
        style={{ minBlockSize: '6rem' }}
        onChange={({ target }: { target: HTMLTextAreaElement }) => setWhy(target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

function Latest({ revision, ...document }: OfDocument & { revision: string }) {
  const { data, isError, refetch } = historyApi.useVersionsQuery(document, { refetchOnMountOrArgChange: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is what asks again
  useEffect(() => {
    void refetch();
  }, [refetch, revision]);
  if (!data)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? words.notLoaded : commonWords.loading}
      </Typography>
    );
  return (
    <>
      {data.versions.length === 0 && <Typography textColor="neutral600">{words.none}</Typography>}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {data.versions.slice(0, SHOWN).map((version) => (
          <Box key={version.id} tag="li">
            <VersionFacts version={version} />
          </Box>
        ))}
      </Flex>
      <Link tag={RouterLink} to={historyPath(document)}>
        {words.all}
      </Link>
    </>
  );
}

const recorded = [
  'article',
  'person',
  'topic',
  'source',
  'guide',
  'page',
  'redirect',
  'sponsor',
  'cta-banner',
  'consent-wording',
  'home-page',
  'site-settings',
].map((name) => `api::${name}.${name}`);

/** The edit view's panel: a document's last versions, and the reason for the next one. */
export const HistoryPanel: PanelComponent = ({ model, documentId, document, meta }) => {
  if (!recorded.includes(model)) return null;
  // Of a single type, the address has no id.
  const id = document?.documentId ?? documentId;
  const revision = [document?.updatedAt, document?.status, meta?.availableStatus?.[0]?.updatedAt].map(String).join(' ');
  return {
    title: words.title,
    content: (
      <Flex direction="column" alignItems="stretch" gap={4} width="100%">
        <Why form={`${model} ${document ? id : 'new'}`} />
        {document && id && <Latest key={id} uid={model} documentId={id} revision={revision} />}
      </Flex>
    ),
  };
};
