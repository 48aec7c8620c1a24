import { Loader, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { GuideRequestHistory } from '../../../inbox/guide-contract';
import { formatMoment } from '../../times';
import { guideRequestDetailWords as words } from '../../words/guide-requests';

const Lines = styled.ol`
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
  li { display: contents; }
  @media (max-width: 520px) {
    grid-template-columns: 1fr;
    li > :last-child { padding-bottom: ${({ theme }) => theme.spaces[2]}; }
  }
`;

/** Everything that happened to a request, the first thing first. */
export function History({ lines, isError }: { lines: GuideRequestHistory['lines'] | undefined; isError: boolean }) {
  if (isError) return <Typography textColor="danger600">{words.historyNotLoaded}</Typography>;
  if (!lines) return <Loader small>{words.historyLoading}</Loader>;
  const now = Date.now();
  return (
    <Lines>
      {lines.map(({ at, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen twice in one moment
        <li key={index}>
          <Typography tag="time" dateTime={at} textColor="neutral600">
            {formatMoment(at, now)}
          </Typography>
          <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Typography>
        </li>
      ))}
    </Lines>
  );
}
