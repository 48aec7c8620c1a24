import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router-dom';
import type { ListedVersion, VersionPage } from '../../versions/contract';
import { errorMessage } from '../error-message';
import { Pagination } from '../pagination';
import { Section } from '../section';
import { compareWords, historyWords as words } from '../words/history';
import { type Choice, ComparisonSection } from './comparison-section';
import { historyApi, type OfDocument } from './history-api';
import { formPath } from './paths';
import { SeenSection } from './seen-section';
import { momentOf, VersionFacts } from './version-facts';

interface ListProps {
  page: VersionPage;
  shown: string | undefined;
  number: number;
  onShow(id: string): void;
  onBack(): void;
  onNext(last: string): void;
}

function VersionList({ page: { versions, hasMore }, shown, number, onShow, onBack, onNext }: ListProps) {
  const last = versions.at(-1);
  return (
    <Section title={words.versions}>
      {versions.length === 0 && <Typography textColor="neutral600">{words.none}</Typography>}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4} paddingBottom={4}>
        {versions.map((version) => (
          <Flex key={version.id} tag="li" justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
            <VersionFacts version={version} />
            {version.hasContent && (
              <Button
                size="S"
                variant={version.id === shown ? 'default' : 'tertiary'}
                aria-pressed={version.id === shown}
                aria-label={words.showOf(words.kinds[version.kind], momentOf(version.at))}
                onClick={() => onShow(version.id)}
              >
                {words.show}
              </Button>
            )}
          </Flex>
        ))}
      </Flex>
      <Pagination number={number} onBack={onBack} onNext={hasMore && last ? () => onNext(last.id) : null} />
    </Section>
  );
}

/** Which versions are compared, as the address has it. */
function useChoice(): [Choice | undefined, (choice: Choice) => void] {
  const [address, setAddress] = useSearchParams();
  const [from, to] = [address.get('from') ?? undefined, address.get('to')];
  const choose = (choice: Choice) =>
    setAddress({ to: choice.to, ...(choice.from && { from: choice.from }) }, { replace: true });
  return [to ? { from, to } : undefined, choose];
}

/** The versions of this page and, of those compared, the ones that are on others. */
function choicesOf({ versions }: VersionPage, known: ReadonlyMap<string, ListedVersion>, choice: Choice | undefined) {
  const others = [choice?.from, choice?.to].flatMap((id) => (id ? (known.get(id) ?? []) : []));
  return [...new Map([...versions, ...others].map((version) => [version.id, version])).values()];
}

function DocumentHistory(document: OfDocument) {
  /** The last version of each page before this one. */
  const [pages, setPages] = useState<string[]>([]);
  const [known, setKnown] = useState<ReadonlyMap<string, ListedVersion>>(new Map());
  const [choice, choose] = useChoice();
  const { currentData, error } = historyApi.useVersionsQuery(
    { ...document, before: pages.at(-1) },
    { refetchOnMountOrArgChange: true },
  );
  if (error) return <Typography textColor="danger600">{errorMessage(error, words.notLoaded)}</Typography>;
  if (!currentData) return <Page.Loading />;
  const show = (id: string) => {
    setKnown(
      new Map([...known, ...currentData.versions.map((version): [string, ListedVersion] => [version.id, version])]),
    );
    choose({ from: undefined, to: id });
  };
  const { isDeleted, hasDrafts, mayRestore, title } = currentData;
  return (
    <>
      <Layouts.Header
        title={title ? words.of(title) : words.title}
        subtitle={words.subtitle}
        navigationAction={
          !isDeleted && (
            <Link tag={RouterLink} to={formPath(document)} startIcon={<ArrowLeft />}>
              {words.back}
            </Link>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {choice ? (
            <ComparisonSection
              {...document}
              choice={choice}
              versions={choicesOf(currentData, known, choice)}
              mayRestore={mayRestore}
              isDeleted={isDeleted}
              hasDrafts={hasDrafts}
              onChoose={choose}
            />
          ) : (
            <Typography textColor="neutral600">{compareWords.choose}</Typography>
          )}
          <VersionList
            page={currentData}
            shown={choice?.to}
            number={pages.length + 1}
            onShow={show}
            onBack={() => setPages(pages.slice(0, -1))}
            onNext={(last) => setPages([...pages, last])}
          />
          <SeenSection {...document} onShow={show} />
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** Every version of one document: what changed in each, any two compared, one restored. */
export function HistoryPage() {
  const { '*': rest = '' } = useParams();
  const [uid = '', documentId = ''] = rest.split('/');
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Box>
        <DocumentHistory key={rest} uid={uid} documentId={documentId} />
      </Box>
    </Page.Main>
  );
}
