import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import type { FormField } from './beside-text';
import { PageTypesField } from './page-types-field';

/** Strapi gives the input of a custom field what it gives its own. */
const PageTypesInput = PageTypesField as ComponentType<object>;

/** Inputs of ours that take the place of Strapi's in its forms; what is stored stays. */
const inputs: Readonly<Record<string, () => Promise<{ default: ComponentType<object> }>>> = {
  'page-types': async () => ({ default: PageTypesInput }),
};

/** Which of our inputs a field gets. */
const inputFor = ({ attribute, name }: FormField): string | null =>
  attribute.type === 'json' && name === 'pages' ? 'page-types' : null;

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
