import { Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { SiteStatus } from '../../press/contract';
import { formatAgo, formatDuration } from '../times';
import { siteFactsWords as words } from '../words/site';

type Answering = Extract<SiteStatus, { press: 'answers' }>;

const List = styled.dl`
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
`;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography tag="dt" variant="omega" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" variant="omega" textColor="neutral800">
        {children}
      </Typography>
    </>
  );
}

function formatPublication(publication: NonNullable<Answering['lastPublication']>, now: number): string {
  const { at, cause, documentCount, changedCount, removedCount, ms } = publication;
  const what = { ago: formatAgo(at, now), cause: words.causes[cause](documentCount) };
  if (changedCount + removedCount === 0) return words.noPagesChanged(what);
  return words.pagesChanged({
    ...what,
    changed: changedCount,
    removed: removedCount,
    duration: formatDuration(ms),
  });
}

function formatFeed({ lagMs, answeredAt }: Answering['feed'], now: number): string {
  if (!answeredAt) return words.neverConnected;
  const lag = lagMs === null ? words.noChanges : words.lag(formatDuration(lagMs));
  return words.lastContact({ lag, ago: formatAgo(answeredAt, now) });
}

/** When readers last got something new. For operators also what that was, the queue, and the connection to the newsroom. */
export function Facts({ status, now }: { status: Answering; now: number }) {
  const { lastPublication, queue, feed } = status;
  const isOperator = useAuth('Facts', ({ user }) => user?.roles?.some(({ code }) => code === 'strapi-super-admin'));
  const format = isOperator ? formatPublication : ({ at }: { at: string }) => formatAgo(at, now);
  return (
    <List>
      <Fact name={words.lastPublication}>{lastPublication ? format(lastPublication, now) : words.none}</Fact>
      {isOperator && (
        <>
          <Fact name={words.queue}>{queue === 0 ? words.emptyQueue : words.documents(queue)}</Fact>
          <Fact name={words.connection}>{formatFeed(feed, now)}</Fact>
        </>
      )}
    </List>
  );
}
