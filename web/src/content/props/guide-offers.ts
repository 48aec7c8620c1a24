import { type Block, offeredGuides } from '../entries/body.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { Site } from '../site/site.ts';

/** Where a guide is got: its page, at what it says of the PDF when that has to be asked for. */
export const getPathOf = ({ path, isOnRequest }: Pick<GuideOffer, 'path' | 'isOnRequest'>): string =>
  isOnRequest ? `${path}#get` : path;

/** The offers that a body's guide-offer blocks show. A guide that is not published is not offered. */
export function guideOffersIn(site: Site, blocks: readonly Block[]): Record<string, GuideOffer> {
  const offers: Record<string, GuideOffer> = {};
  for (const documentId of offeredGuides(blocks)) {
    const guide = site.guides.get(documentId);
    if (guide) offers[documentId] = guide.offer;
  }
  return offers;
}
