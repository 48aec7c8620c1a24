/** A text without control characters, of which Postgres keeps no NUL, and nobody writes the others; null when empty. */
export const withoutControls = (text: string | undefined): string | null =>
  text?.replaceAll(/\p{Cc}+/gu, ' ').trim() || null;

/** A page's path without what stands behind `?` or `#`: that may name what somebody was looking for. */
export const pathOnly = (page: string): string => withoutControls(page.split(/[?#]/)[0]) ?? '/';
