import { runs } from '@patient-press/shared/banners';
import type { LastVersion } from './past-runs';
import type { BannerVersion } from './schedule-contract';
import type { BannerState } from './state-contract';

type Terms = Pick<BannerVersion, 'startsAt' | 'endsAt'>;

/** Where a published banner is. @param now ISO in UTC. */
export const stateOfPublished = (published: Terms, now: string): BannerState => {
  if (published.endsAt && published.endsAt <= now) return 'ended';
  return runs(published, now) ? 'live' : 'scheduled';
};

/** Where a banner is that is not published. @param last its last version that was; undefined: it never was. */
export function stateOfUnpublished(
  { approvalEndsAt }: Pick<BannerVersion, 'approvalEndsAt'>,
  last: LastVersion | undefined,
  now: string,
): BannerState {
  if (last) return last.endsAt && last.replacedAt && last.endsAt <= last.replacedAt ? 'ended' : 'stopped';
  return approvalEndsAt && approvalEndsAt > now ? 'draft' : 'needs-approval';
}
