import type { WithdrawnPageEntry } from '../entries/withdrawn-page.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** The notice where a page was that was taken down. */
export interface WithdrawnPage
  extends Pick<WithdrawnPageEntry, 'title' | 'reason' | 'note' | 'withdrawnOn' | 'related'> {
  isWithdrawn: true;
  chrome: Chrome;
  path: string;
}

export function withdrawnPage(site: Site, { address, outcome: _, ...shown }: WithdrawnPageEntry): WithdrawnPage {
  return { ...shown, isWithdrawn: true, chrome: chromeOf(site, { kind: 'other', topics: [] }), path: address };
}
