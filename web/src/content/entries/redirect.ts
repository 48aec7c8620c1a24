import type { RedirectPayload } from '@patient-press/shared/payloads/redirect';
import { normalizePath, normalizeTarget } from '@patient-press/shared/site-paths';

/** An old path, decoded, and where its readers are sent, percent-encoded. `from` ends with a slash unless it names a file. */
export interface RedirectEntry {
  from: string;
  to: string;
  status: 301 | 302;
}

const withSlash = (path: string) => (path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}/`);

type Redirecting = Pick<RedirectPayload, 'from' | 'to' | 'permanent'> & Partial<RedirectPayload>;

/** @throws Error when `to` isn't a valid link. */
export function toRedirect({ from, to, permanent }: Redirecting): RedirectEntry {
  const target = normalizeTarget(to);
  if (target === null) throw new Error('“To” is neither a path of this site nor a full address.');
  return { from: withSlash(normalizePath(from)), to: target, status: permanent ? 301 : 302 };
}
