import type { CitedWork } from '@patient-press/shared/cite-key';
import { type Fields, list, text } from '../platform/fields';

/** What a source's cite key is made from, of a source as it was saved or as it is about to be. */
export const citedWorkOf = ({ title, authorNames, publishedOn }: Fields): CitedWork => ({
  title: text(title),
  authorNames: list(authorNames).map(({ family, organisation }) => ({
    family: text(family),
    organisation: text(organisation),
  })),
  publishedOn: text(publishedOn) || null,
});
