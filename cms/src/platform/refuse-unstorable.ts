import { unstorablePath } from '@patient-press/shared/plain-text';
import { type Objection, refuse } from './objections';

const objectionTo = (path: Objection['path']): Objection => ({
  path,
  message: `“${path.join('.')}” contains a character that can’t be saved. Delete the text and type it again.`,
});

/** @throws ValidationError that names the first field with a character that no database takes. */
export function refuseUnstorable(value: unknown): void {
  const path = unstorablePath(value);
  if (path) refuse([objectionTo(path)]);
}
