import type { PersonEntry } from '../entries/person.ts';
import type { Site } from '../site/site.ts';

/** A person as the pages that they wrote or reviewed name them. */
export type CreditedPerson = Omit<PersonEntry, 'bio'>;

export const toCredited = ({ bio: _, ...credited }: PersonEntry): CreditedPerson => credited;

export function creditOf(site: Site, documentId: string | null): CreditedPerson | null {
  const person = documentId && site.people.get(documentId);
  return person ? toCredited(person) : null;
}
