import type { Chrome } from '../content/props/chrome.ts';
import type { HomePage } from '../content/props/home.ts';
import type { PersonPage } from '../content/props/person.ts';
import { breadcrumbList, type Crumb } from './breadcrumbs.ts';
import type { GraphNode } from './json-ld.ts';
import { organization, reachedAt, siteId, website } from './organization.ts';
import { personNode } from './person.ts';

/** The home page: the site and its publisher. */
export const homeGraph = (chrome: Chrome, publisher: HomePage['publisher']): GraphNode[] => [
  website(chrome),
  { ...organization(chrome), ...reachedAt(chrome, publisher) },
];

/** A page about one author or reviewer. */
export const personGraph = ({ chrome, path, person }: PersonPage, crumbs: Crumb[]): GraphNode[] => [
  { '@type': 'ProfilePage', url: chrome.siteUrl + path, name: person.name, mainEntity: personNode(chrome, person) },
  organization(chrome),
  breadcrumbList(chrome, crumbs),
];

/** The way to a page of a list: an older or a further one is a step below the list. @param list the way to the list. */
export const listCrumbs = (path: string, heading: string, list: Crumb[]): Crumb[] =>
  path === list.at(-1)?.path ? list : [...list, { label: heading, path }];

/** A page that lists others: the articles, a topic, the topics, the guides, the people, the sources. */
export const listGraph = (chrome: Chrome, path: string, name: string, crumbs: Crumb[]): GraphNode[] => [
  { '@type': 'CollectionPage', url: chrome.siteUrl + path, name, isPartOf: { '@id': siteId(chrome) } },
  organization(chrome),
  breadcrumbList(chrome, crumbs),
];

/** A standing page such as a policy. */
export const standingGraph = (chrome: Chrome, path: string, name: string, updatedAt: string): GraphNode[] => [
  {
    '@type': 'WebPage',
    url: chrome.siteUrl + path,
    name,
    dateModified: updatedAt,
    isPartOf: { '@id': siteId(chrome) },
  },
  organization(chrome),
  breadcrumbList(chrome, [{ label: name, path }]),
];
