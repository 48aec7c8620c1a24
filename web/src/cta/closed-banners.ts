import { closedWith } from '@patient-press/shared/banners';

/**
 * What a reader has closed (see `closedWith`), one after the other: not shown again in that tab, and reported to no one. A
 * browser may refuse to store anything: then it is closed on this page only.
 */
let closed = '';

export function isClosed(revision: string): boolean {
  try {
    closed = sessionStorage.closed ?? closed;
  } catch {}
  return closed.includes(closedWith(revision));
}

export function close(revision: string): void {
  closed += closedWith(revision);
  try {
    sessionStorage.closed = closed;
  } catch {}
}
