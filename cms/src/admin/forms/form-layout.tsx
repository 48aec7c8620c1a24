import type { EditLayout } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { type FormField, partForm } from './beside-text';
import { withOwnInput } from './own-inputs';

/** Below the label: Strapi has both in one line, in which the label is cut off. */
const Description = styled(Typography)`
  div:has(> div > &) { flex-wrap: wrap; }
  div:has(> &) { flex-basis: 100%; margin-inline-start: 0; }
`;

/** Strapi shows no description of a component. */
function withDescription(field: FormField): FormField {
  if (field.type !== 'component' || !field.hint || field.labelAction) return field;
  return {
    ...field,
    labelAction: (
      <Description variant="pi" textColor="neutral600">
        {field.hint}
      </Description>
    ),
  };
}

const change = (field: FormField): FormField => withOwnInput(withDescription(field));
const changeRows = <T extends FormField>(rows: T[][], each: (field: T) => T): T[][] => rows.map((row) => row.map(each));

interface Layouts {
  layout: EditLayout;
  query: unknown;
}

/** What Strapi's forms show otherwise than its layouts say. Their labels, rows and permissions stay as they are. */
export function arrangeForm({ layout, query }: Layouts): Layouts {
  const components = Object.entries(layout.components).map(([uid, component]) => [
    uid,
    { ...component, layout: changeRows(component.layout, withOwnInput) },
  ]);
  return {
    layout: {
      ...layout,
      layout: partForm(layout.layout.map((panel) => changeRows(panel, change))),
      components: Object.fromEntries(components),
    },
    query,
  };
}

/** Call it while the admin starts. */
export const arrangeForms = (app: Pick<StrapiApp, 'registerHook'>): void =>
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', arrangeForm);
