import { formatTime, placementWords } from '@patient-press/shared/schedule-words';
import { Flex, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { VersionList } from '../../../banners/versions-contract';
import { bannerReportApi, versionsFilePath } from '../../banner-report-api';
import { DataTable } from '../../data-table';
import { DownloadButton } from '../../download-button';
import { Section } from '../../section';
import { TextCells } from '../../table-cells';
import { errorMessage } from './report-error';

type Version = VersionList['versions'][number];

function shownWords({ shownFrom, shownUntil, replacedAt }: Version): [from: string, until: string] {
  if (!shownFrom) return [replacedAt ? 'never' : 'not yet', '–'];
  return [formatTime(shownFrom), shownUntil ? formatTime(shownUntil) : 'still'];
}

const columns = ['Version', 'Shown from', 'Shown until', 'Message', 'Place', 'Approved by', 'Published by'];

function VersionTable({ versions }: VersionList) {
  return (
    <DataTable label="Versions" columns={columns} items={versions.toReversed()}>
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
                Place: placementWords[content.placement],
                'Approved by': content.approvedBy ?? 'Not approved',
                'Published by': version.publishedBy ?? 'Not recorded',
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
      title="What readers were shown"
      beside={
        hasSome && (
          <Flex gap={2} wrap="wrap">
            <DownloadButton path={versionsFilePath(documentId, 'csv')} fileName={`banner-${documentId}-versions.csv`}>
              Versions as CSV
            </DownloadButton>
            <DownloadButton path={versionsFilePath(documentId, 'json')} fileName={`banner-${documentId}-versions.json`}>
              Versions as JSON
            </DownloadButton>
          </Flex>
        )
      }
    >
      {hasSome && currentData ? (
        <>
          <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2}>
            Times are UTC. The files hold each version word for word, with its sponsor and who approved it.
          </Typography>
          <VersionTable versions={currentData.versions} />
        </>
      ) : currentData ? (
        <Typography textColor="neutral600">Nothing yet: this banner was never published.</Typography>
      ) : error ? (
        <Typography textColor="danger600">{errorMessage(error)}</Typography>
      ) : (
        <Page.Loading />
      )}
    </Section>
  );
}
