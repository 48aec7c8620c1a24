import { endOfDay } from './time-zones.ts';

/** When an approval ends, ISO in UTC: at the end of its last day, where the newsroom is; null: no last day is known. */
export const endOfApproval = (approvalEndsOn: string | null, timeZone: string): string | null =>
  approvalEndsOn ? endOfDay(timeZone, approvalEndsOn) : null;

/** When a banner stops, ISO in UTC: at its end, or when the last day of its approval is over; null: never. */
export function endOfRun(
  { endsAt, approvalEndsOn }: { endsAt: string | null; approvalEndsOn: string | null },
  timeZone: string,
): string | null {
  const [first = null] = [endsAt, endOfApproval(approvalEndsOn, timeZone)].filter((end) => end !== null).sort();
  return first;
}
