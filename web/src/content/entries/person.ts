import { pagePath } from '@patient-press/shared/paths';
import type { PersonPayload } from '@patient-press/shared/payloads/person';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';
import { type RichText, richTextReader } from './rich-text.ts';

export interface PersonEntry {
  path: string;
  name: string;
  credentials: string | null;
  jobTitle: string | null;
  bio: RichText;
  photo: Figure | null;
  profiles: { label: string; url: string }[];
}

export function toPerson(payload: PersonPayload, findPicture: FindPicture): PersonEntry {
  return {
    path: pagePath('api::person.person', payload.slug),
    name: payload.name,
    credentials: payload.credentials,
    jobTitle: payload.jobTitle,
    bio: richTextReader(null, findPicture).read(payload.bio ?? []),
    photo: toFigure(payload.photo, findPicture),
    profiles: payload.profiles.map(({ label, url }) => ({ label, url })),
  };
}
