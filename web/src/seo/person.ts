import type { Person } from 'schema-dts';
import type { Chrome } from '../content/props/chrome.ts';
import type { CreditedPerson } from '../content/props/credited-person.ts';
import type { NodeOf } from './json-ld.ts';
import { present } from './present.ts';

const credential = (name: string) => ({ '@type': 'EducationalOccupationalCredential' as const, name });

/** An author or reviewer with credentials, as the byline shows them. */
export const personNode = (chrome: Chrome, person: CreditedPerson): NodeOf<Person> => ({
  '@type': 'Person',
  '@id': `${chrome.siteUrl}${person.path}#person`,
  name: person.name,
  url: chrome.siteUrl + person.path,
  ...present({
    sameAs: person.profiles.length > 0 ? person.profiles.map(({ url }) => url) : null,
    honorificSuffix: person.credentials,
    hasCredential: person.credentials ? credential(person.credentials) : null,
    jobTitle: person.jobTitle,
    image: person.photo && chrome.siteUrl + person.photo.picture.src,
  }),
});
