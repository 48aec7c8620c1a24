import { formatDay } from '@patient-press/shared/schedule-words';
import { Box, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { countsCsvPath } from '../../banner-report-api';
import { DownloadButton } from '../../download-button';
import { Section } from '../../section';
import { StateLine } from '../../state-line';
import { Method } from './method';
import { OverTime } from './over-time';
import { Placements } from './placements';
import { VariantsTable } from './variants-table';
import { verdictSpan, verdictWords } from './verdict-words';
import { Versions } from './versions';

/** How one banner does: which variant leads, each variant's counts and rates, and the days. */
export function Report({ report }: { report: BannerReport }) {
  const { banner, from, to, variants, experiment, method } = report;
  const isCounted = variants.some(({ seen, clicked, led }) => seen + clicked + led > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Section title="Which variant leads">
        <StateLine state={verdictWords(report)} />
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
        title={`${formatDay(from)} to ${formatDay(to)}`}
        beside={
          isCounted && (
            <DownloadButton
              path={countsCsvPath(banner.documentId, { from, to })}
              fileName={`banner-${banner.documentId}-${from}-${to}.csv`}
            >
              Counts as CSV
            </DownloadButton>
          )
        }
      >
        {isCounted ? (
          <VariantsTable variants={variants} />
        ) : (
          <EmptyStateLayout content="Nothing was counted in this period: no reader was shown this banner. Choose another period, or look whether it is published and its dates have come." />
        )}
      </Section>
      {isCounted && <OverTime report={report} />}
      {isCounted && <Placements placements={report.placements} />}
      <Versions documentId={banner.documentId} />
    </Flex>
  );
}
