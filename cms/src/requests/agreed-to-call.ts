import { isCallBox, isGuideBox } from '@patient-press/shared/guide-request';

/** What decides whether a reader who asked for a guide may be called. */
interface Consents {
  /** Keys of the boxes that were checked. */
  granted: readonly string[];
  /** Those of them that were not withdrawn. */
  active: readonly string[];
  hasPhone: boolean;
}

/**
 * Whether a reader who asked for a guide agreed to a call, and has not taken it back. Sites may use other keys than those
 * that name a call: there, a number given with a checked box asks for one, as the form says beside it.
 */
export function agreedToCall({ granted, active, hasPhone }: Consents): boolean {
  if (granted.some(isCallBox)) return active.some(isCallBox);
  return hasPhone && active.some(isGuideBox);
}
