import type { FieldError } from '@patient-press/shared/problem-document';

/** What has to be fixed, by the field's name. */
export type FieldErrors<Name extends string = string> = Partial<Record<Name, string>>;

export const hasErrors = (errors: FieldErrors): boolean => Object.keys(errors).length > 0;

/** What the site objects to in the fields that a reader can change: of each the first sentence. */
export function toFieldErrors<Name extends string>(
  problems: readonly FieldError[],
  names: readonly Name[],
): FieldErrors<Name> {
  const errors: FieldErrors<Name> = {};
  for (const { field, message } of problems) {
    const [first] = field.split('.');
    const name = names.find((one) => one === first);
    if (name) errors[name] ??= message;
  }
  return errors;
}
