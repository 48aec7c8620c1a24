import type { PersonEntry } from '../entries/person.ts';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** All that the page `/people/<slug>/` shows, newest articles first. */
export interface PersonPage {
  chrome: Chrome;
  path: string;
  person: PersonEntry;
  wrote: ArticleCard[];
  reviewed: ArticleCard[];
}

const pageMemo = createMemo<PersonPage>();

export function personPage(site: Site, documentId: string, person: PersonEntry): PersonPage {
  const chrome = chromeOf(site, { kind: 'other', topics: [] });
  const [wrote, reviewed] = [site.writtenBy.get(documentId), site.reviewedBy.get(documentId)];
  const cards = (articles: Site['articles'] | undefined) => (articles ?? []).map((article) => toCard(site, article));
  return pageMemo(person, [chrome, wrote, reviewed, site.people], () => ({
    chrome,
    path: person.path,
    person,
    wrote: cards(wrote),
    reviewed: cards(reviewed),
  }));
}
