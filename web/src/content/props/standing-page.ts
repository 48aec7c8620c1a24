import type { Block } from '../entries/body.ts';
import type { Change } from '../entries/changes.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { PageHead } from '../entries/head.ts';
import type { Seo } from '../entries/seo.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { datedChanges, newsroomTime } from './newsroom-time.ts';

/** `/<slug>/`: a standing page such as the editorial policy. */
export interface StandingPage {
  chrome: Chrome;
  path: string;
  title: string;
  body: Block[];
  citations: Citations;
  guideOffers: Record<string, GuideOffer>;
  updatedAt: string;
  /** Newest first. */
  changes: Change[];
  seo: Seo;
}

export function standingPage(site: Site, documentId: string, page: PageHead): StandingPage {
  const { path, title, seo, ofBody } = page;
  const body = site.body('pages', documentId);
  return {
    path,
    title,
    seo,
    chrome: chromeOf(site, { kind: 'other', topics: [], hasBannerBlock: ofBody.hasBannerBlock }),
    body: blocksWithLinks(site, body),
    citations: citationsOf(site, body.citations),
    guideOffers: guideOffersIn(site, body.blocks),
    updatedAt: newsroomTime(site, page.textChangedAt),
    changes: datedChanges(site, page),
  };
}
