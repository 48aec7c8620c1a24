import type { Core, UID } from '@strapi/strapi';
import type { Fields } from '../platform/fields';
import type { Objection } from '../platform/objections';

/** A rule about one kind of thing: a document of a type, or a component wherever it stands in a document. */
export interface Rule {
  on: UID.Schema;
  /** Drafts may be unfinished: `publish` rules wait until the document is to be shown. */
  when: 'save' | 'publish';
  /**
   * Looks at the fields that are given (on save, those that change) and may put right what is only written differently.
   * @param documentId the document that changes, or that the component stands in; none while it is not there yet.
   * @returns what must be changed, empty when all is well.
   */
  check(fields: Fields, strapi: Core.Strapi, documentId?: string): Objection[] | Promise<Objection[]>;
}
