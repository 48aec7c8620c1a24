import { type Placement, placements } from '@patient-press/shared/placements';
import { approvalsEndingSoon, overlaps } from '@patient-press/shared/schedule';
import {
  describeGap,
  describeOverlap,
  formatDay,
  type PlannedBanner,
  placementWords,
  type Wording,
} from '@patient-press/shared/schedule-words';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { bannerPath } from '../../banners/planned';
import { Section } from '../../section';
import { findingsWords as words } from '../../words/banner-calendar';
import { gapsToCome } from './lanes';
import type { TimeWindow } from './time-window';

function Findings({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <Section title={title}>
      {children.length === 0 ? (
        <Typography textColor="neutral600">{none}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {children}
        </Flex>
      )}
    </Section>
  );
}

const BannerLink = ({ banner }: { banner: PlannedBanner }) => (
  <Link tag={RouterLink} to={bannerPath(banner.documentId)}>
    {banner.name}
  </Link>
);

interface Props {
  planned: PlannedBanner[];
  wording: Wording;
  /** ISO in UTC. */
  now: string;
  window: TimeWindow;
}

const gapsIn = (placement: Placement, published: PlannedBanner[], { now, window, wording }: Props) => {
  const looked = { from: now > window.from ? now : window.from, to: window.to };
  return gapsToCome(published, placement, now, window).map((gap) => describeGap(gap, looked, placement, wording));
};

function Gaps(props: Props) {
  const published = props.planned.filter(({ isPublished }) => isPublished);
  return (
    <Findings title={words.gaps} none={words.noGaps}>
      {placements.flatMap((placement) =>
        gapsIn(placement, published, props).map((sentence) => (
          <Typography key={placement + sentence} tag="li" textColor="neutral800">
            <strong>{placementWords[placement]}:</strong> {sentence}
          </Typography>
        )),
      )}
    </Findings>
  );
}

function Overlaps({ planned, wording, now, window }: Props) {
  const found = overlaps(planned).filter(
    ({ winner, from, to }) =>
      // What no reader sees outranks nothing.
      winner.isPublished && (!from || from < window.to) && (!to || to > (now > window.from ? now : window.from)),
  );
  return (
    <Findings title={words.overlaps} none={words.noOverlaps}>
      {found.map((overlap) => (
        <Box key={overlap.winner.documentId + overlap.loser.documentId} tag="li">
          <Typography tag="p" textColor="neutral800">
            <strong>{placementWords[overlap.winner.placement]}:</strong> {describeOverlap(overlap, wording)}
          </Typography>
          <Flex gap={4} wrap="wrap">
            <BannerLink banner={overlap.winner} />
            <BannerLink banner={overlap.loser} />
          </Flex>
        </Box>
      ))}
    </Findings>
  );
}

function Approvals({ planned, now }: Props) {
  const soon = approvalsEndingSoon(planned, now);
  return (
    <Findings title={words.approvals} none={words.noApprovals}>
      {soon.map((banner) => (
        <Box key={banner.documentId} tag="li">
          <BannerLink banner={banner} />
          <Typography tag="p" textColor="neutral800">
            {banner.approvalEndsOn && words.approvedUntil(formatDay(banner.approvalEndsOn))}
          </Typography>
        </Box>
      ))}
    </Findings>
  );
}

/** The calendar's findings as sentences, for the part of its time that is still to come. */
export function InWords(props: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Gaps {...props} />
      <Overlaps {...props} />
      <Approvals {...props} />
    </Flex>
  );
}
