import { errors } from '@strapi/utils';

/** What a rule objects to: where in the form, and what to change, in words an editor understands. */
export interface Objection {
  path: (string | number)[];
  message: string;
  /** The document that it collides with, for a link to it. */
  other?: { contentType: string; documentId: string; title: string };
}

/** Refuses an operation when there are objections. @throws ValidationError, which the admin shows under the fields. */
export function refuse(objections: Objection[]): void {
  if (objections.length === 0) return;
  throw new errors.ValidationError(objections.map(({ message }) => message).join('\n'), {
    errors: objections.map((objection) => ({ ...objection, name: 'ValidationError' })),
  });
}
