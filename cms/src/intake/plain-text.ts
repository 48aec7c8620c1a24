import { isBlank } from '@patient-press/shared/plain-text';

/**
 * A text without control characters, of which Postgres stores no NUL, and no one writes the others; null when it is empty, or
 * when nothing of it could be seen.
 */
export function withoutControls(text: string | undefined): string | null {
  const plain = text?.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() ?? '';
  return isBlank(plain) ? null : plain;
}

/** A page's path without what follows `?` or `#`: that may name what a reader was looking for. */
export const pathOnly = (page: string): string => withoutControls(page.split(/[?#]/)[0]) ?? '/';
