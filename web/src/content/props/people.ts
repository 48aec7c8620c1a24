import type { PersonEntry } from '../entries/person.ts';
import type { List } from '../site/list.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { findEntries } from './find-entries.ts';
import { type AlphabeticalList, firstLetterPage, type LetterPage, partOfLetter } from './letter-pages.ts';

/** A person as lists of people name them. */
export type ListedPerson = Omit<PersonEntry, 'bio' | 'profiles'>;

/** `/people/`: everyone who writes or reviews, by last name; with many, `/people/by-letter/<letter>/`. */
export interface PeoplePage extends LetterPage<ListedPerson> {
  chrome: Chrome;
}

/** Letters are not below `/people/` itself: a person may have a slug of one letter. */
export const peopleList = (site: Site): AlphabeticalList<string> => ({
  under: (letter): List<string> => site.peopleUnder(letter),
  path: '/people/',
  lettersPath: '/people/by-letter/',
  size: 100,
});

const toListed = ({ bio: _, profiles: __, ...listed }: PersonEntry): ListedPerson => listed;

const toPage = (site: Site, { groups, ...page }: LetterPage<string>): PeoplePage => ({
  ...page,
  groups: groups.map(({ items, ...group }) => ({ ...group, items: findEntries(site.people, items).map(toListed) })),
  chrome: chromeOf(site, { kind: 'other', topics: [] }),
});

export const peoplePage = (site: Site): PeoplePage => toPage(site, firstLetterPage(peopleList(site)));

export const peopleOfLetterPage = (site: Site, letter: string, part: number): PeoplePage =>
  toPage(site, partOfLetter(peopleList(site), letter, part));
