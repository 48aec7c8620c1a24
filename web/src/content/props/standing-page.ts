import type { Block } from '../entries/body.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { PageEntry } from '../entries/page.ts';
import type { Seo } from '../entries/seo.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { newsroomTime } from './newsroom-time.ts';

/** `/<slug>/`: a standing page such as the editorial policy. */
export interface StandingPage {
  chrome: Chrome;
  path: string;
  title: string;
  body: Block[];
  citations: Citations;
  guideOffers: Record<string, GuideOffer>;
  updatedAt: string;
  seo: Seo;
}

export function standingPage(site: Site, { slug: _, ...page }: PageEntry): StandingPage {
  return {
    ...page,
    chrome: chromeOf(site, { kind: 'other', topics: [], blocks: page.body.blocks }),
    body: blocksWithLinks(site, page.body),
    citations: citationsOf(site, page.body.citations),
    guideOffers: guideOffersIn(site, page.body.blocks),
    updatedAt: newsroomTime(site, page.updatedAt),
  };
}
