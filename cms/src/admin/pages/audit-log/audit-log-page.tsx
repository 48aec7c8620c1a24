import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AuditEntry, AuditFilters } from '../../../audit/contract';
import { auditWords } from '../../../audit/words';
import { auditApi, auditCsvPath } from '../../audit-api';
import { DownloadButton } from '../../download-button';
import { Pagination } from '../../pagination';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { newsroomTimeZone } from '../../time-zone/newsroom-zone';
import { formatTimeIn } from '../../times';
import { auditLogWords as words } from '../../words/audit-log';
import { AuditFilterRow } from './audit-filters';

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  if (entries.length === 0) return <Typography>{words.none}</Typography>;
  return (
    <ResponsiveTable
      label={words.title}
      columns={words.columns}
      template="minmax(0, 3fr) max-content minmax(0, 2fr)"
      items={entries}
    >
      {(entry) => (
        <ResponsiveRow
          key={entry.id}
          columns={words.columns}
          cells={[
            <Typography key="what" textColor="neutral800">
              {auditWords.sentence(entry)}
            </Typography>,
            <Typography key="when" tag="time" dateTime={entry.at} textColor="neutral800">
              {formatTimeIn(newsroomTimeZone(), entry.at)}
            </Typography>,
            <Flex key="details" direction="column" alignItems="flex-start" gap={1}>
              {auditWords.detail(entry) && <Typography textColor="neutral800">{auditWords.detail(entry)}</Typography>}
              <Typography variant="pi" textColor="neutral600">
                {words.entry(entry.id)}
              </Typography>
            </Flex>,
          ]}
        />
      )}
    </ResponsiveTable>
  );
}

/** Who did what, under Settings. */
export function AuditLogPage() {
  const [filters, setFilters] = useState<AuditFilters>({});
  /** Where each page that was seen began: the one that is shown is the last. */
  const [places, setPlaces] = useState<(number | undefined)[]>([undefined]);
  const before = places.at(-1);
  const { data: choices, isError: hasNoChoices } = auditApi.useAuditChoicesQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const { currentData, isError } = auditApi.useAuditEntriesQuery(
    { ...filters, ...(before !== undefined && { before }) },
    { refetchOnMountOrArgChange: true },
  );
  if (isError || hasNoChoices) return <Page.Error content={words.notLoaded} />;
  if (!choices) return <Page.Loading />;
  const filter = (chosen: AuditFilters) => {
    setFilters(chosen);
    setPlaces([undefined]);
  };
  const next = currentData?.next ?? null;
  return (
    <Page.Main aria-busy={!currentData}>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header
        title={words.title}
        subtitle={words.subtitle}
        primaryAction={
          <DownloadButton path={auditCsvPath(filters)} fileName="audit-log.csv">
            {words.csv}
          </DownloadButton>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <AuditFilterRow filters={filters} choices={choices} onChange={filter} />
          <Typography variant="pi" textColor="neutral600">
            {words.csvMeans}
          </Typography>
          <Box aria-live="polite">{currentData && <Entries entries={currentData.entries} />}</Box>
          <Pagination
            number={places.length}
            onBack={() => setPlaces(places.slice(0, -1))}
            onNext={next === null ? null : () => setPlaces([...places, next])}
          />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
