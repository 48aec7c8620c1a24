import type { Person } from 'schema-dts';
import type { Chrome } from '../content/chrome.ts';
import type { PersonEntry } from '../content/people.ts';

/** An author or reviewer with credentials, as the byline shows them. */
export const personNode = (chrome: Chrome, person: PersonEntry): Exclude<Person, string> => ({
  '@type': 'Person',
  '@id': `${chrome.siteUrl}${person.path}#person`,
  name: person.name,
  url: chrome.siteUrl + person.path,
  honorificSuffix: person.credentials ?? undefined,
  jobTitle: person.jobTitle ?? undefined,
  image: person.photo ? chrome.siteUrl + person.photo.picture.src : undefined,
  sameAs: person.profiles.length > 0 ? person.profiles.map(({ url }) => url) : undefined,
  hasCredential: person.credentials
    ? { '@type': 'EducationalOccupationalCredential', name: person.credentials }
    : undefined,
});
