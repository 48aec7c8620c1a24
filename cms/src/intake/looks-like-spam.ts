const TOO_FAST_MS = 1500;

/** What a form says of how it was filled in. */
export interface SpamHints {
  website?: string | undefined;
  openForMs?: number | undefined;
}

/** Whether a form was filled in as no person does: the field that no one sees, or all of it within a moment. */
export const looksLikeSpam = ({ website, openForMs }: SpamHints): boolean =>
  Boolean(website) || (openForMs !== undefined && openForMs < TOO_FAST_MS);
