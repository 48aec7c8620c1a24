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

/** What the press did last, its queue, and for administrators, its connection to the newsroom. */
export function Facts({ status, now }: { status: Answering; now: number }) {
  const { lastPublication, queue, feed } = status;
  const isOperator = useAuth('Facts', ({ user }) => user?.roles?.some(({ code }) => code === 'strapi-super-admin'));
  return (
    <List>
      <Fact name={words.lastPublication}>{lastPublication ? formatPublication(lastPublication, now) : words.none}</Fact>
      <Fact name={words.queue}>{queue === 0 ? words.emptyQueue : words.documents(queue)}</Fact>
      {isOperator && <Fact name={words.connection}>{formatFeed(feed, now)}</Fact>}
    </List>
  );
}
