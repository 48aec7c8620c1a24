import { isBlank } from '@patient-press/shared/plain-text';

/**
 * A text without control characters, of which Postgres keeps no NUL, and nobody writes the others; null when it is empty,
 * or when nobody would see anything of it.
 */
export function withoutControls(text: string | undefined): string | null {
  const plain = text?.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() ?? '';
  return isBlank(plain) ? null : plain;
}

/** A page's path without what stands behind `?` or `#`: that may name what somebody was looking for. */
export const pathOnly = (page: string): string => withoutControls(page.split(/[?#]/)[0]) ?? '/';
