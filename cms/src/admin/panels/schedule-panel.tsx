import { displacedBy, type Overlap } from '@patient-press/shared/schedule';
import {
  describePages,
  describeRun,
  formatSpan,
  type PlannedBanner,
  type TopicName,
  type Wording,
  warningsOf,
} from '@patient-press/shared/schedule-words';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { BannerSchedule, BannerVersion, ScheduledBanner } from '../../banners/schedule-contract';
import { bannerPath, intendedVersion, plan, toPlanned, wordingOf } from '../banners/planned';
import { scheduleApi } from '../banners/schedule-api';
import { StateLabel } from '../banners/state-label';
import { pageFor, whatReadersSawPath } from '../banners/what-readers-saw-path';
import { scheduleWords as words } from '../words/banner-form';
import { versionInForm } from './banner-form';
import { bannerRevision, isBanner } from './banner-revision';

function Warnings({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {warnings.map((warning) => (
        <Flex key={warning} tag="li" gap={2} alignItems="flex-start" padding={2} background="warning100" hasRadius>
          <Box paddingTop={1}>
            <WarningCircle aria-hidden fill="warning600" width="1.6rem" height="1.6rem" />
          </Box>
          <Typography textColor="neutral800">{warning}</Typography>
        </Flex>
      ))}
    </Flex>
  );
}

interface Displaced {
  title: string;
  /** Each overlap, with the banner at its other side. */
  met: { other: PlannedBanner; overlap: Overlap<PlannedBanner> }[];
  wording: Wording;
}

function Displacements({ title, met, wording }: Displaced) {
  if (met.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {met.map(({ other, overlap }) => (
          <Box key={other.documentId} tag="li">
            <Link tag={RouterLink} to={bannerPath(other.documentId)}>
              {other.name}
            </Link>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {other.isPublished ? '' : words.draft}
              {words.meeting({
                priority: other.priority,
                pages: describePages(overlap.places, other.placement, wording.nameOf),
                span: formatSpan(overlap, wording.timeZone),
              })}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Flex>
  );
}

const isToCome = ({ to }: { to: string | null }, now: string) => to === null || to > now;

/** What no reader sees outranks nothing that they do. */
const isSeen = ({ winner }: Overlap<PlannedBanner>, banner: PlannedBanner) => winner.isPublished || !banner.isPublished;

interface Run {
  banner: PlannedBanner;
  schedule: BannerSchedule;
  wording: Wording;
  /** As the cms has it; undefined: it was never saved. */
  saved: ScheduledBanner | undefined;
  /** Which version is described, unless it is the saved one that readers see. */
  note: string;
}

function RunDescription({ banner, schedule, wording, saved, note }: Run) {
  const { now } = schedule;
  const { isPublished } = banner;
  const others = plan(schedule).filter(({ documentId }) => documentId !== banner.documentId);
  const { displaces, displacedBy: lost } = displacedBy(banner, others);
  const warnings = warningsOf(
    banner,
    others.filter(({ isPublished }) => isPublished),
    now,
    wording.timeZone,
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {saved && (
        <Flex gap={2} wrap="wrap">
          <StateLabel state={saved.state} hasChanges={saved.status === 'modified'} />
        </Flex>
      )}
      <Box aria-live="polite">
        <Typography tag="p" textColor="neutral800">
          {describeRun(banner, wording, now)}
        </Typography>
        {note && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {note}
          </Typography>
        )}
      </Box>
      {isPublished && (
        <Link tag={RouterLink} to={whatReadersSawPath({ page: pageFor(banner) })}>
          {words.whatReadersSaw}
        </Link>
      )}
      <Warnings warnings={warnings} />
      <Displacements
        title={words.outranks}
        met={displaces.flatMap((one) => (isToCome(one, now) ? { other: one.loser, overlap: one } : []))}
        wording={wording}
      />
      <Displacements
        title={words.outrankedBy}
        met={lost.flatMap((one) =>
          isToCome(one, now) && isSeen(one, banner) ? { other: one.winner, overlap: one } : [],
        )}
        wording={wording}
      />
    </Flex>
  );
}

function noteOn(saved: ScheduledBanner | undefined, isChanged: boolean): string {
  if (isChanged) return words.unsaved;
  return saved?.status === 'modified' ? words.unpublished : '';
}

/** The version that the form holds. */
const versionOn = (saved: ScheduledBanner, tab: Asked['tab']): BannerVersion =>
  saved.status === 'modified' && tab !== 'published' ? saved.draft : intendedVersion(saved);

/** The names of topics that were chosen in the form, before those that the cms knows. */
const namesWith =
  (version: BannerVersion, nameOf: TopicName): TopicName =>
  (documentId) =>
    version.topics.find((topic) => topic.documentId === documentId)?.name || nameOf(documentId);

interface Asked {
  /** Of a banner that is being written for the first time, none. */
  documentId: string | undefined;
  tab: 'draft' | 'published' | null;
  revision: string;
}

function WhenAndWhere({ documentId, tab, revision }: Asked) {
  const {
    data: schedule,
    isError,
    refetch,
  } = scheduleApi.useBannerScheduleQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const values = useForm('WhenAndWhere', (form) => form.values);
  const isChanged = useForm('WhenAndWhere', (form) => form.modified);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is what asks again
  useEffect(() => {
    void refetch();
  }, [refetch, revision]);

  if (!schedule)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? words.notLoaded : words.loading}
      </Typography>
    );
  const saved = schedule.banners.find((one) => one.documentId === documentId);
  const asSaved = saved ? versionOn(saved, tab) : null;
  const version = versionInForm(values, asSaved, schedule.timeZone);
  const isPublished = saved !== undefined && saved.status !== 'draft';
  const banner = toPlanned(documentId ?? 'new', version, isPublished);
  if (!banner) return <Typography textColor="neutral600">{words.noPlacement}</Typography>;
  const wording = wordingOf(schedule);
  return (
    <RunDescription
      banner={banner}
      schedule={schedule}
      saved={saved}
      wording={{ ...wording, nameOf: namesWith(version, wording.nameOf) }}
      note={tab === 'published' ? '' : noteOn(saved, isChanged)}
    />
  );
}

/** The edit view's panel: when and where a banner runs, as the form has it, and which others it meets there. */
export const SchedulePanel: PanelComponent = ({ model, documentId, document, meta, activeTab }) => {
  if (!isBanner(model)) return null;
  // A copy that is being made is another banner, though the address still names the first.
  const id = document ? documentId : undefined;
  return {
    title: words.title,
    content: <WhenAndWhere documentId={id} tab={activeTab} revision={bannerRevision({ document, meta })} />,
  };
};
