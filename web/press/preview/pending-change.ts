import type { changeFields } from '@patient-press/shared/payloads/changes';
import type { ContentTypeName, Payload } from '@patient-press/shared/payloads/content-types';
import type { z } from 'zod';

type Changed = { [K in keyof typeof changeFields]: z.infer<(typeof changeFields)[K]> };

const hasChanges = (payload: object): payload is Changed => 'changeKind' in payload && 'changes' in payload;

/**
 * A draft as its publication would show it: its note leads the list of changes, and it is dated.
 * @param now ISO in UTC.
 */
export function withPendingChange<N extends ContentTypeName>(payload: Payload<N>, now: string): Payload<N> {
  if (!hasChanges(payload) || payload.changeKind !== 'major' || !payload.changeNote?.trim()) return payload;
  const pending = { id: 0, date: now, note: payload.changeNote.trim().replace(/\s+/g, ' ') };
  return { ...payload, changes: [pending, ...payload.changes], textChangedAt: now };
}
