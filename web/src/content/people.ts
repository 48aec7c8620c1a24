import { pagePath } from '@patient-press/shared/paths';
import type { PersonPayload } from '@patient-press/shared/payloads/person';
import { type ArticleCard, toCard } from './articles.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { memory } from './memory.ts';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';
import { type RichText, richTextReader } from './rich-text.ts';
import type { Site } from './site.ts';

export interface PersonEntry {
  path: string;
  name: string;
  credentials: string | null;
  jobTitle: string | null;
  bio: RichText;
  photo: Figure | null;
  profiles: { label: string; url: string }[];
}

/** A person as the pages that they wrote or reviewed name them. */
export type CreditedPerson = Omit<PersonEntry, 'bio'>;

export const toCredited = ({ bio: _, ...credited }: PersonEntry): CreditedPerson => credited;

export function creditOf(site: Site, documentId: string | null): CreditedPerson | null {
  const person = documentId && site.people.get(documentId);
  return person ? toCredited(person) : null;
}

/** All that the page `/people/<slug>/` shows, newest articles first. */
export interface PersonPage {
  chrome: Chrome;
  path: string;
  person: PersonEntry;
  wrote: ArticleCard[];
  reviewed: ArticleCard[];
}

export function toPerson(payload: PersonPayload, findPicture: FindPicture): PersonEntry {
  return {
    path: pagePath('api::person.person', payload.slug),
    name: payload.name,
    credentials: payload.credentials,
    jobTitle: payload.jobTitle,
    bio: richTextReader(0, findPicture).read(payload.bio ?? []),
    photo: toFigure(payload.photo, findPicture),
    profiles: payload.profiles.map(({ label, url }) => ({ label, url })),
  };
}

const rememberPage = memory<PersonPage>();

export function personPage(site: Site, documentId: string, person: PersonEntry): PersonPage {
  const chrome = chromeOf(site, { kind: 'other', topics: [] });
  const [wrote, reviewed] = [site.writtenBy.get(documentId), site.reviewedBy.get(documentId)];
  const cards = (articles: Site['articles'] | undefined) => (articles ?? []).map((article) => toCard(site, article));
  return rememberPage(person, [chrome, wrote, reviewed, site.people], () => ({
    chrome,
    path: person.path,
    person,
    wrote: cards(wrote),
    reviewed: cards(reviewed),
  }));
}
