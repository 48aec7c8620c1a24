import { formatTime, placementWords } from '@patient-press/shared/schedule-words';
import { Flex, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { VersionList } from '../../../banners/versions-contract';
import { bannerReportApi, versionsFilePath } from '../../banner-report-api';
import { DataTable } from '../../data-table';
import { DownloadButton } from '../../download-button';
import { Section } from '../../section';
import { TextCells } from '../../table-cells';
import { newsroomTimeZone } from '../../time-zone/newsroom-zone';
import { bannerVersionsWords as words } from '../../words/banner-report';
import { errorMessage } from './report-error';

type Version = VersionList['versions'][number];

function shownWords({ shownFrom, shownUntil, replacedAt }: Version): [from: string, until: string] {
  if (!shownFrom) return [replacedAt ? words.never : words.notYet, '–'];
  const timeZone = newsroomTimeZone();
  return [formatTime(shownFrom, timeZone), shownUntil ? formatTime(shownUntil, timeZone) : words.current];
}

function VersionTable({ versions }: VersionList) {
  return (
    <DataTable label="Versions" columns={words.columns} items={versions.toReversed()}>
      {(version) => {
        const { revision, content } = version;
        const [from, until] = shownWords(version);
        return (
          <Tr key={revision}>
            <TextCells
              wide={{ column: 'Message', minInlineSize: '240px' }}
              texts={{
                Version: String(revision),
                'Shown from': from,
                'Shown until': until,
                Message: content.message,
                Placement: placementWords[content.placement],
                'Approved by': content.approvedBy ?? words.notApproved,
                'Published by': version.publishedBy ?? words.notRecorded,
              }}
            />
          </Tr>
        );
      }}
    </DataTable>
  );
}

/** Every version of the banner that was published, the newest first, and all of them word for word as files. */
export function Versions({ documentId }: { documentId: string }) {
  const { currentData, error } = bannerReportApi.useBannerVersionsQuery(
    { documentId },
    { refetchOnMountOrArgChange: true },
  );
  const hasSome = (currentData?.versions.length ?? 0) > 0;
  return (
    <Section
      title={words.title}
      beside={
        hasSome && (
          <Flex gap={2} wrap="wrap">
            <DownloadButton path={versionsFilePath(documentId, 'csv')} fileName={`banner-${documentId}-versions.csv`}>
              {words.asCsv}
            </DownloadButton>
            <DownloadButton path={versionsFilePath(documentId, 'json')} fileName={`banner-${documentId}-versions.json`}>
              {words.asJson}
            </DownloadButton>
          </Flex>
        )
      }
    >
      {hasSome && currentData ? (
        <>
          <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2}>
            {words.explanation}
          </Typography>
          <VersionTable versions={currentData.versions} />
        </>
      ) : currentData ? (
        <Typography textColor="neutral600">{words.none}</Typography>
      ) : error ? (
        <Typography textColor="danger600">{errorMessage(error)}</Typography>
      ) : (
        <Page.Loading />
      )}
    </Section>
  );
}
