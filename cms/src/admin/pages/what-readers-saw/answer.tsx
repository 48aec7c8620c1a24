import { placementWords } from '@patient-press/shared/schedule-words';
import { Box, Flex, Tr, Typography } from '@strapi/design-system';
import type { ShownOnPage } from '../../../site-record/contract';
import { DataTable } from '../../data-table';
import { Section } from '../../section';
import type { AskedPage } from '../../site-record-api';
import { Cell, Lines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { reasonInWords, recordLimitsWords, whatReadersSawWords as words } from '../../words/what-readers-saw';
import { Facts } from './facts';
import { PastSection } from './past-section';
import { BannerName, ShownVersionCard } from './shown-version-card';
import { spanInWords } from './times-in-zone';
import { useMayReadPast } from './use-may-read-past';

type KnownPage = NonNullable<ShownOnPage['page']>;

function PageFacts({ page, answer }: { page: KnownPage; answer: ShownOnPage }) {
  return (
    <Section title={page.title}>
      <Facts
        facts={[
          [words.address, page.path],
          [words.kind, words.kinds[page.kind]],
          [words.topics, page.topics.length > 0 ? page.topics.join(', ') : words.noTopics],
          [words.onTheSite, page.live.map((span) => spanInWords(span, answer)).join('; ')],
        ]}
      />
    </Section>
  );
}

function PlacementSection({ placement, spans, answer }: ShownOnPage['placements'][number] & { answer: ShownOnPage }) {
  return (
    <Section title={placementWords[placement]}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={6}>
        {spans.map(({ from, to, version }) => (
          <Box key={from} tag="li">
            <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral600" paddingBottom={2}>
              {spanInWords({ from, to }, answer)}
            </Typography>
            {version ? (
              <ShownVersionCard version={version} />
            ) : (
              <Typography textColor="neutral600">{words.empty}</Typography>
            )}
          </Box>
        ))}
      </Flex>
    </Section>
  );
}

function Elsewhere({ answer }: { answer: ShownOnPage }) {
  const { elsewhere } = answer;
  return (
    <Section title={words.elsewhere}>
      <Typography tag="p" textColor="neutral600" paddingBottom={elsewhere.length > 0 ? 4 : 0}>
        {elsewhere.length > 0 ? words.elsewhereAbout : words.noneElsewhere}
      </Typography>
      {elsewhere.length > 0 && (
        <DataTable label={words.elsewhere} columns={words.columns} items={elsewhere}>
          {({ from, to, version, reasons }) => (
            <Tr key={`${version.documentId} ${version.revision}`}>
              <Cell isWide>
                <Lines>
                  <BannerName version={version} />
                  <Words>{version.content.message}</Words>
                </Lines>
              </Cell>
              <Cell>
                <Words>{placementWords[version.content.placement]}</Words>
              </Cell>
              <Cell>
                <Words>{spanInWords({ from, to }, answer)}</Words>
              </Cell>
              <Cell isWide>
                <Lines>
                  {reasons.map((reason) => (
                    <Words key={JSON.stringify(reason)}>{reasonInWords(reason)}</Words>
                  ))}
                </Lines>
              </Cell>
            </Tr>
          )}
        </DataTable>
      )}
    </Section>
  );
}

function aboutPage({ knowledge, recordedSince }: KnownPage): string[] {
  if (knowledge === 'address-only') return [recordLimitsWords.addressOnly];
  if (knowledge !== 'assumed' || !recordedSince) return [];
  return [recordLimitsWords.assumed(formatMoment(recordedSince, Date.now()))];
}

function Limits({ page, mayReadPast }: { page: KnownPage | null; mayReadPast: boolean }) {
  const lines = [
    ...(page ? aboutPage(page) : []),
    ...recordLimitsWords.always,
    ...(mayReadPast ? [] : [recordLimitsWords.ownText]),
  ];
  return (
    <Section title={recordLimitsWords.title}>
      <Flex
        tag="ul"
        direction="column"
        alignItems="stretch"
        gap={2}
        style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}
      >
        {lines.map((line) => (
          <Typography key={line} tag="li" textColor="neutral800" style={{ display: 'list-item' }}>
            {line}
          </Typography>
        ))}
      </Flex>
    </Section>
  );
}

/** What the record says of a page and a time. */
export function Answer({ question, answer }: { question: AskedPage; answer: ShownOnPage }) {
  const { page, path, placements } = answer;
  const mayReadPast = useMayReadPast();
  return (
    <>
      {page ? (
        <PageFacts page={page} answer={answer} />
      ) : (
        <Section title={words.title}>
          <Typography textColor="neutral800">{words.noPage(path)}</Typography>
        </Section>
      )}
      {mayReadPast && <PastSection question={{ ...question, page: page?.path ?? question.page }} answer={answer} />}
      {placements.map((one) => (
        <PlacementSection key={one.placement} {...one} answer={answer} />
      ))}
      <Elsewhere answer={answer} />
      <Limits page={page} mayReadPast={mayReadPast} />
    </>
  );
}
