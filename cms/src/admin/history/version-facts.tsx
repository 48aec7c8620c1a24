import { Flex, Typography } from '@strapi/design-system';
import type { ListedVersion } from '../../versions/contract';
import { Aside } from '../table-cells';
import { formatMoment } from '../times';
import { historyWords as words } from '../words/history';

export const momentOf = (at: string): string => formatMoment(at, Date.now());

/** “Published, Nov 28, 2:30 p.m. EST”. */
export const nameOf = ({ kind, at }: ListedVersion): string => `${words.kinds[kind]}, ${momentOf(at)}`;

function Seen({ version: { isLive, liveUntil } }: { version: ListedVersion }) {
  if (!isLive) return null;
  return (
    <Typography variant="pi" textColor={liveUntil ? 'neutral600' : 'success700'}>
      {liveUntil ? words.liveUntil(momentOf(liveUntil)) : words.live}
    </Typography>
  );
}

/** One version in a list: what was done, when, by whom and why. */
export function VersionFacts({ version }: { version: ListedVersion }) {
  const { author, why, restoredFromAt, hasContent } = version;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth="0">
      <Typography tag="p" fontWeight="bold" textColor="neutral800">
        {nameOf(version)}
      </Typography>
      <Aside>{author ?? words.bySystem}</Aside>
      {why && (
        <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {words.why(why)}
        </Typography>
      )}
      {restoredFromAt && <Aside>{words.restoredFrom(momentOf(restoredFromAt))}</Aside>}
      <Seen version={version} />
      {!hasContent && <Aside>{words.pruned}</Aside>}
    </Flex>
  );
}
