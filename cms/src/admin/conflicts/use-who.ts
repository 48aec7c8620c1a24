import { useAuth } from '@strapi/strapi/admin';
import { formatMoment } from '../times';
import { conflictWords as words } from '../words/conflicts';
import type { Side } from './merge/part';
import type { Conflict } from './use-stale';

/** Who saved, as the two sides of a choice are called after them. */
export function useWho({ stale }: Conflict) {
  const ownId = useAuth('Conflict', ({ user }) => user?.id);
  const { updatedBy, updatedAt, change } = stale;
  const time = formatMoment(updatedAt ?? new Date().toISOString(), Date.now());
  const isMe = updatedBy !== null && String(updatedBy.id) === String(ownId);
  const who = updatedBy?.name ?? null;
  const describe = () => {
    if (change === 'published' || change === 'unpublished') return words.changed[change];
    return isMe ? words.savedByYou(time) : words.saved(who, time);
  };
  return {
    isMe,
    who: isMe ? null : who,
    saved: describe(),
    names: { theirs: isMe ? words.theirsYou : words.theirs(who), mine: words.mine } satisfies Record<Side, string>,
  };
}
