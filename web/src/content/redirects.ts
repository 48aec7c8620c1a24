import type { RedirectPayload } from '@patient-press/shared/payloads/redirect';

/** An old path, and where its readers are sent. `from` ends with a slash unless it names a file. */
export interface RedirectEntry {
  from: string;
  to: string;
  status: 301 | 302;
}

const withSlash = (path: string) => (path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}/`);

export const toRedirect = ({ from, to, permanent }: RedirectPayload): RedirectEntry => ({
  from: withSlash(from),
  to,
  status: permanent ? 301 : 302,
});
