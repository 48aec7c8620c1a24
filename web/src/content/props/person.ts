import type { PersonEntry } from '../entries/person.ts';
import type { Site } from '../site/site.ts';
import { type ArticleListPage, articleListPage, type ListPlace } from './article-list.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** What people do for articles; also the names of the folders that their lists have. */
export type PersonRole = 'wrote' | 'reviewed';

/** All that the page `/people/<slug>/` shows: the newest articles that the person wrote, and that they reviewed. */
export interface PersonPage {
  chrome: Chrome;
  path: string;
  person: PersonEntry;
  wrote: ArticleListPage;
  reviewed: ArticleListPage;
}

/** `/people/<slug>/wrote/<n>/` and `/people/<slug>/reviewed/<n>/`: the older ones. */
export interface PersonArticlesPage extends ArticleListPage {
  chrome: Chrome;
  person: Pick<PersonEntry, 'path' | 'name'>;
  role: PersonRole;
}

/** The page has two lists. */
const ARTICLES_A_PAGE = 10;

export const personListPlace = ({ path }: PersonEntry, role: PersonRole): ListPlace => ({
  path: `${path}#${role}`,
  fixedPath: `${path}${role}/`,
  size: ARTICLES_A_PAGE,
});

export const articlesOfPerson = (site: Site, documentId: string, role: PersonRole) =>
  role === 'wrote' ? site.writtenBy(documentId) : site.reviewedBy(documentId);

const listPage = (site: Site, documentId: string, person: PersonEntry, role: PersonRole, number: number | null) =>
  articleListPage(site, articlesOfPerson(site, documentId, role), personListPlace(person, role), number);

export const personPage = (site: Site, documentId: string, person: PersonEntry): PersonPage => ({
  chrome: chromeOf(site, { kind: 'other', topics: [] }),
  path: person.path,
  person,
  wrote: listPage(site, documentId, person, 'wrote', null),
  reviewed: listPage(site, documentId, person, 'reviewed', null),
});

/** A fixed page of what a person wrote or reviewed: few people have any. */
export function personArticlesPage(
  site: Site,
  documentId: string,
  person: PersonEntry,
  role: PersonRole,
  number: number,
): PersonArticlesPage {
  const { path, name } = person;
  return {
    ...listPage(site, documentId, person, role, number),
    chrome: chromeOf(site, { kind: 'other', topics: [] }),
    person: { path, name },
    role,
  };
}
