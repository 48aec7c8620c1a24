import { Box, EmptyStateLayout, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { BannerSchedule, ScheduledBanner } from '../../../banners/schedule-contract';
import { bannerPath, intendedVersion, plan, wordingOf } from '../../banners/planned';
import { scheduleApi } from '../../banners/schedule-api';
import { whatReadersSawPath } from '../../banners/what-readers-saw-path';
import { ScheduleSection } from '../../schedules/schedule-list';
import { calendarWords } from '../../words/banner-calendar';
import { commonWords } from '../../words/common';
import { BannerTable } from './banner-table';
import { drawnRuns } from './drawn-runs';
import { InWords } from './findings';
import { ticksOf, windowAt, type Zoom } from './time-window';
import { Timeline } from './timeline';
import { Legend, Toolbar } from './toolbar';

function WithoutPlacement({ banners }: { banners: ScheduledBanner[] }) {
  if (banners.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap">
      <Typography textColor="neutral600">{calendarWords.noPlacement}</Typography>
      {banners.map((banner) => (
        <Link key={banner.documentId} tag={RouterLink} to={bannerPath(banner.documentId)}>
          {intendedVersion(banner).name || commonWords.untitled}
        </Link>
      ))}
    </Flex>
  );
}

/** On a phone, bars of weeks are too short to read. */
const isNarrow = () => globalThis.matchMedia('(max-width: 40rem)').matches;

function Calendar({ schedule }: { schedule: BannerSchedule }) {
  const [zoom, setZoom] = useState<Zoom>('3');
  const [moved, setMoved] = useState(0);
  const [isTable, setIsTable] = useState(isNarrow);
  const { now, banners } = schedule;
  const { timeZone } = schedule;
  const window = windowAt({ now, timeZone, zoom, moved });
  const planned = plan(schedule);
  const wording = wordingOf(schedule);
  const runs = drawnRuns(schedule).filter(({ from, to }) => (!from || from < window.to) && (!to || to > window.from));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex
        direction="column"
        alignItems="stretch"
        gap={4}
        background="neutral0"
        padding={6}
        shadow="tableShadow"
        hasRadius
      >
        <Toolbar
          window={window}
          zoom={zoom}
          onZoom={setZoom}
          moved={moved}
          onMove={setMoved}
          isTable={isTable}
          onTable={setIsTable}
        />
        {isTable ? (
          <BannerTable runs={runs} timeZone={schedule.timeZone} />
        ) : (
          <>
            <Legend timeZone={schedule.timeZone} />
            <Timeline schedule={schedule} ticks={ticksOf(window, zoom, timeZone)} window={window} wording={wording} />
          </>
        )}
        <WithoutPlacement banners={banners.filter((banner) => intendedVersion(banner).placement === null)} />
      </Flex>
      <Link tag={RouterLink} to={whatReadersSawPath()}>
        {calendarWords.whatReadersSaw}
      </Link>
      <ScheduleSection title={calendarWords.automatically} view="coming" contentType="api::cta-banner.cta-banner" />
      <InWords planned={planned} wording={wording} now={now} window={window} />
    </Flex>
  );
}

/** Which banners run where and when, what they leave empty, and which are shown instead of which. */
export function CalendarPage() {
  const { data, isError } = scheduleApi.useBannerScheduleQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!data && isError) return <Page.Error content={calendarWords.notLoaded} />;
  if (!data) return <Page.Loading />;
  if (data.banners.length + data.past.length > 0) return <Calendar schedule={data} />;
  return (
    <Box paddingBottom={8}>
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={calendarWords.none}
        action={
          <LinkButton tag={RouterLink} to={bannerPath('create')} variant="secondary">
            {calendarWords.newBanner}
          </LinkButton>
        }
      />
    </Box>
  );
}
