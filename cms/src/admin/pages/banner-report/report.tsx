import { formatDay } from '@patient-press/shared/schedule-words';
import { Box, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { countsCsvPath } from '../../banner-report-api';
import { DownloadButton } from '../../download-button';
import { Section } from '../../section';
import { StateLine } from '../../state-line';
import { verdictWords, bannerReportWords as words } from '../../words/banner-report';
import { Method } from './method';
import { OverTime } from './over-time';
import { Placements } from './placements';
import { VariantsTable } from './variants-table';
import { verdictOf, verdictSpan } from './verdict';
import { Versions } from './versions';

/** How one banner does: which variant leads, each variant's counts and rates, and the days. */
export function Report({ report }: { report: BannerReport }) {
  const { banner, from, to, variants, experiment, method, suspect } = report;
  const isCounted = variants.some(({ seen, clicked, led }) => seen + clicked + led > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Section title={verdictWords.title}>
        <StateLine state={verdictOf(report)} />
        {experiment && (
          <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
            {verdictSpan(experiment)}
          </Typography>
        )}
        <Box paddingTop={4}>
          <Method method={method} />
        </Box>
      </Section>
      <Section
        title={words.span(formatDay(from), formatDay(to))}
        beside={
          isCounted && (
            <DownloadButton
              path={countsCsvPath(banner.documentId, { from, to })}
              fileName={`banner-${banner.documentId}-${from}-${to}.csv`}
            >
              {words.countsAsCsv}
            </DownloadButton>
          )
        }
      >
        {suspect.seen + suspect.clicked > 0 && (
          <Typography tag="p" textColor="neutral600" paddingBottom={4}>
            {words.suspect(suspect.seen, suspect.clicked)}
          </Typography>
        )}
        {isCounted ? <VariantsTable variants={variants} /> : <EmptyStateLayout content={words.nothingCounted} />}
      </Section>
      {isCounted && <OverTime report={report} />}
      {isCounted && <Placements placements={report.placements} />}
      <Versions documentId={banner.documentId} />
    </Flex>
  );
}
