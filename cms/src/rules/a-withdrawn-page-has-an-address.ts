import { pageAt } from '@patient-press/shared/paths';
import { normalizePath, normalizeTarget, pathFault } from '@patient-press/shared/site-paths';
import { text } from '../platform/fields';
import type { Rule } from './rule';
import { withdrawalWords as words } from './words/link';

/** Where notices can be: at the addresses of articles, guides, and pages. */
const withdrawable = ['api::article.article', 'api::guide.guide', 'api::page.page'];

/** An address that no page could have had would never be answered; and readers are sent on only within the site. */
export const aWithdrawnPageHasAnAddress: Rule = {
  on: 'api::withdrawn-page.withdrawn-page',
  when: 'save',
  normalize(page) {
    const address = text(page.address);
    if (address && !pathFault(normalizePath(address))) page.address = normalizePath(address).replace(/\/?$/, '/');
    const related = text(page.related);
    const target = related ? normalizeTarget(related) : null;
    if (target !== null) page.related = target;
  },
  check(page) {
    const [address, related] = [text(page.address), text(page.related)];
    const fault = address ? pathFault(normalizePath(address)) : null;
    const place = address && !fault ? pageAt(normalizePath(address)) : undefined;
    return [
      ...(fault ? [{ path: ['address'], message: words.notAPath(fault) }] : []),
      ...(address && !fault && (!place || !withdrawable.includes(place.uid))
        ? [{ path: ['address'], message: words.noPage }]
        : []),
      ...(related && !normalizeTarget(related)?.startsWith('/') ? [{ path: ['related'], message: words.notHere }] : []),
    ];
  },
};
