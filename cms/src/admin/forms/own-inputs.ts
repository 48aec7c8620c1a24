import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import type { FormField } from './beside-text';
import { ChangesField } from './changes-field';
import { PageTypesField } from './page-types-field';

/** Strapi gives the input of a custom field what it gives its own. */
const asInput = <Props extends { name: string }>(Field: ComponentType<Props>) => Field as ComponentType<object>;

/** Inputs of ours that take the place of Strapi's in its forms; what is stored stays. */
const inputs: Readonly<Record<string, () => Promise<{ default: ComponentType<object> }>>> = {
  // Named by the lists of changes in the schemas.
  changes: async () => ({ default: asInput(ChangesField) }),
  'page-types': async () => ({ default: asInput(PageTypesField) }),
  time: () => import('../time-zone/time-field').then(({ TimeField }) => ({ default: asInput(TimeField) })),
  'time-zone': () =>
    import('../time-zone/time-zone-field').then(({ TimeZoneField }) => ({ default: asInput(TimeZoneField) })),
};

/** Which of our inputs a field gets. */
function inputFor({ attribute: { type }, name }: FormField): string | null {
  if (type === 'datetime') return 'time';
  if (type === 'json' && name === 'pages') return 'page-types';
  return type === 'string' && name === 'timeZone' ? 'time-zone' : null;
}

/**
 * Strapi draws a field whose attribute names a “custom field” with the input that is registered for it, whatever its type,
 * and still asks for the permissions of its type.
 */
export function withOwnInput(field: FormField): FormField {
  const name = inputFor(field);
  return name ? Object.assign({}, field, { attribute: { ...field.attribute, customField: `global::${name}` } }) : field;
}

/** Registers our inputs. Call it while the admin registers. */
export const registerOwnInputs = ({ customFields }: Pick<StrapiApp, 'customFields'>): void =>
  customFields.register(
    Object.entries(inputs).map(([name, load]) => ({
      name,
      // Strapi wants one of its simple types; the type of the field stays what its schema says.
      type: 'json',
      intlLabel: { id: `patient-press.input.${name}`, defaultMessage: name },
      intlDescription: { id: `patient-press.input.${name}.description`, defaultMessage: name },
      components: { Input: load },
    })),
  );
