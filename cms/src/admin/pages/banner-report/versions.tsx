import { formatTime, placementWords } from '@patient-press/shared/schedule-words';
import { Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { VersionList } from '../../../banners/versions-contract';
import { bannerReportApi, versionsFilePath } from '../../banner-report-api';
import { DownloadButton } from '../../download-button';
import { Section } from '../../section';
import { TableHead } from '../../table-head';
import { errorMessage } from './report-error';

type Version = VersionList['versions'][number];

function shownWords({ shownFrom, shownUntil, replacedAt }: Version): [from: string, until: string] {
  if (!shownFrom) return [replacedAt ? 'never' : 'not yet', '–'];
  return [formatTime(shownFrom), shownUntil ? formatTime(shownUntil) : 'still'];
}

function VersionTable({ versions }: VersionList) {
  return (
    <Table colCount={7} rowCount={versions.length + 1}>
      <TableHead
        columns={['Version', 'Shown from', 'Shown until', 'Message', 'Place', 'Approved by', 'Published by']}
      />
      <Tbody>
        {versions.toReversed().map((version) => {
          const { revision, content } = version;
          const [from, until] = shownWords(version);
          const cells: [heading: string, text: string][] = [
            ['version', String(revision)],
            ['from', from],
            ['until', until],
            ['message', content.message],
            ['place', placementWords[content.placement]],
            ['approved', content.approvedBy ?? 'Not approved'],
            ['published', version.publishedBy ?? 'Not recorded'],
          ];
          return (
            <Tr key={revision}>
              {cells.map(([heading, text]) => (
                <Td
                  key={heading}
                  style={heading === 'message' ? { whiteSpace: 'normal', minWidth: '240px' } : undefined}
                >
                  <Typography textColor="neutral800">{text}</Typography>
                </Td>
              ))}
            </Tr>
          );
        })}
      </Tbody>
    </Table>
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
