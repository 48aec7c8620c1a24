import type { WithdrawnPagePayload } from '@patient-press/shared/payloads/withdrawn-page';
import { normalizePath, normalizeTarget } from '@patient-press/shared/site-paths';

/** A page that was taken down, and what readers find there: a notice, or the answer that it is gone (410). */
export interface WithdrawnPageEntry extends Pick<WithdrawnPagePayload, 'title' | 'outcome' | 'reason' | 'withdrawnOn'> {
  /** Where the page was, with a slash at its end. It is no path of the document's: another page's is there first. */
  address: string;
  note: string | null;
  /** Where readers can go instead: a path of the site. */
  related: string;
}

const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`);

export const toWithdrawnPage = (payload: WithdrawnPagePayload): WithdrawnPageEntry => {
  const { address, title, outcome, reason, note, withdrawnOn, related } = payload;
  return {
    address: withSlash(normalizePath(address)),
    title,
    outcome,
    reason,
    note: note?.trim() || null,
    withdrawnOn,
    related: (related && normalizeTarget(related)) || '/',
  };
};
