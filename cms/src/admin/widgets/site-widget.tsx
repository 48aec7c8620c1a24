import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import type { SiteStatus } from '../../press/contract';
import { pressApi } from '../press-api';
import { StateLine } from '../state-line';
import { useIsVisible } from '../use-is-visible';
import { siteWidgetWords } from '../words/site';
import { Facts } from './facts';
import { Problems } from './problems';
import { siteState } from './site-state';

const REFRESH_MS = 5000;

function useSiteStatus() {
  const isVisible = useIsVisible();
  const asked = pressApi.useSiteStatusQuery(undefined, {
    pollingInterval: isVisible ? REFRESH_MS : 0,
    refetchOnMountOrArgChange: true,
  });
  const { refetch } = asked;
  useEffect(() => {
    if (isVisible) void refetch();
  }, [isVisible, refetch]);
  return asked;
}

function Answer({ status, now }: { status: SiteStatus; now: number }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <StateLine state={siteState(status)} />
      {status.press === 'answers' && (
        <>
          <Problems problems={status.problems} others={status.otherProblems} />
          <Facts status={status} now={now} />
          {status.statusUrl && (
            <Box>
              <Link href={status.statusUrl} isExternal>
                {siteWidgetWords.openStatusPage}
              </Link>
            </Box>
          )}
        </>
      )}
    </Flex>
  );
}

/** The home page's widget: whether readers get what editors published. */
export function SiteWidget() {
  const { data, isError, fulfilledTimeStamp } = useSiteStatus();
  if (!data && isError) return <Widget.Error>{siteWidgetWords.notLoaded}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  return (
    <>
      {isError && <Typography textColor="danger600">{siteWidgetWords.stale}</Typography>}
      <Answer status={data} now={fulfilledTimeStamp ?? Date.now()} />
    </>
  );
}
