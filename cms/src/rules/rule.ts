import type { Core, UID } from '@strapi/strapi';
import type { Fields, ReadonlyFields } from '../platform/fields';
import type { Objection } from '../platform/objections';

/** A rule about one kind of thing: a document of a type, or a component wherever it stands in a document. */
export interface Rule {
  on: UID.Schema;
  /** Drafts may be unfinished: `publish` rules wait until the document is to be shown. */
  when: 'save' | 'publish';
  /**
   * Writes the fields that are about to be saved in the one form that is stored: trimmed, without a prefix, in the spelling
   * that is compared. Leaves alone what it can't read: `check` objects to that. The normalizers of all rules run before the
   * first check, on drafts, too. Doing it again changes nothing.
   */
  normalize?(fields: Fields): void;
  /**
   * Looks at the fields that are given (on save, those that change). Changes nothing.
   * @param documentId the document that changes, or that the component stands in; none while it is not there yet.
   * @returns what must be changed, empty when all is well.
   */
  check(fields: ReadonlyFields, strapi: Core.Strapi, documentId?: string): Objection[] | Promise<Objection[]>;
}
