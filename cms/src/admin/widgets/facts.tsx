import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { SiteStatus } from '../../press/contract';
import { formatAgo, formatCount, formatDuration } from '../times';

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
  const why = {
    change: formatCount(documentCount, 'document'),
    start: 'a start',
    repair: 'a repair',
    time: 'a banner’s hour',
  }[cause];
  if (changedCount + removedCount === 0) return `${formatAgo(at, now)}: ${why}, which changed no page`;
  const removed = removedCount > 0 ? `, ${removedCount} removed,` : '';
  return `${formatAgo(at, now)}: ${why} → ${formatCount(changedCount, 'page')}${removed} in ${formatDuration(ms)}`;
}

function formatFeed({ lagMs, answeredAt }: Answering['feed'], now: number): string {
  if (!answeredAt) return 'the press has not reached the cms yet';
  const lag = lagMs === null ? 'no change yet' : `changes arrive after ${formatDuration(lagMs)}`;
  return `${lag}, last contact ${formatAgo(answeredAt, now)}`;
}

/** What the press did last, has before it, and hears. */
export function Facts({ status, now }: { status: Answering; now: number }) {
  const { lastPublication, queue, feed } = status;
  return (
    <List>
      <Fact name="Last publication">{lastPublication ? formatPublication(lastPublication, now) : 'none yet'}</Fact>
      <Fact name="Waiting">{queue === 0 ? 'nothing' : formatCount(queue, 'document')}</Fact>
      <Fact name="Feed">{formatFeed(feed, now)}</Fact>
    </List>
  );
}
