import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { BannerSchedule } from '../../banners/schedule-contract';
import { bannerPath } from '../banners/planned';
import { scheduleApi } from '../banners/schedule-api';
import { formatDate, formatMoment } from '../times';
import { deskWords, bannerWidgetWords as words } from '../words/home';
import { endingApprovals, type ListedBanner, runningBanners, unapprovedBanners } from './banner-lists';
import { LinkList } from './link-list';
import { SchedulesToLookAt } from './schedule-widget';

const lines = (banners: readonly ListedBanner[], say: (banner: ListedBanner) => string) =>
  banners.map((banner) => ({
    href: bannerPath(banner.documentId),
    title: banner.version.name,
    notes: [say(banner)],
  }));

const until = ({ version: { endsAt } }: ListedBanner) =>
  endsAt ? words.until(formatMoment(endsAt, Date.now())) : words.noEnd;
const from = ({ version: { startsAt } }: ListedBanner) => words.from(formatMoment(startsAt ?? '', Date.now()));

function WithSchedule({ children }: { children(schedule: BannerSchedule): ReactNode }) {
  const { data, isError } = scheduleApi.useBannerScheduleQuery(undefined, { refetchOnMountOrArgChange: true });
  if (data) return children(data);
  return isError ? <Widget.Error>{deskWords.notLoaded}</Widget.Error> : <Widget.Loading />;
}

/** What readers see of the banners, and what is about to change. */
export function BannersWidget() {
  return (
    <WithSchedule>
      {(schedule) => {
        const { live, endingSoon, starting } = runningBanners(schedule);
        const isEmpty = live.length + endingSoon.length + starting.length === 0;
        return (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <SchedulesToLookAt contentType="api::cta-banner.cta-banner" />
            {isEmpty && <Typography textColor="neutral600">{words.none}</Typography>}
            <LinkList title={words.endingSoon} lines={lines(endingSoon, until)} />
            <LinkList title={words.live} lines={lines(live, until)} />
            <LinkList title={words.starting} lines={lines(starting, from)} />
            <Link tag={RouterLink} to="/banners">
              {words.schedule}
            </Link>
          </Flex>
        );
      }}
    </WithSchedule>
  );
}

/** What counsel has to look at: banners that no one has approved as they are, and approvals that run out. */
export function ApprovalsWidget() {
  return (
    <WithSchedule>
      {(schedule) => {
        const unapproved = lines(unapprovedBanners(schedule), ({ version: { approvalEndsOn } }) =>
          approvalEndsOn ? words.approvalEnds(formatDate(approvalEndsOn)) : words.neverApproved,
        );
        const ending = lines(endingApprovals(schedule), ({ version: { approvalEndsOn } }) =>
          words.approvalEnds(formatDate(approvalEndsOn ?? '')),
        );
        const all = [...unapproved, ...ending.filter(({ href }) => !unapproved.some((one) => one.href === href))];
        return all.length > 0 ? (
          <LinkList lines={all} />
        ) : (
          <Typography textColor="neutral600">{words.nothingToApprove}</Typography>
        );
      }}
    </WithSchedule>
  );
}
