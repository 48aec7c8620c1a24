import {
  unstable_useDocument as useDocument,
  unstable_useDocumentLayout as useDocumentLayout,
} from '@strapi/content-manager/strapi-admin';
import { conflictWords as words } from '../words/conflicts';
import type { RelationField } from './contested-relations';

const toOne = new Set(['oneWay', 'oneToOne', 'manyToOne']);

/** What the form calls fields, and the parts within them. */
export function useLabels(uid: string, collectionType: string) {
  const { edit } = useDocumentLayout(uid);
  const { components } = useDocument({ model: uid, collectionType, documentId: '' }, { skip: true });
  const names = new Map(edit.layout.flat(2).map(({ name, label }) => [name, label]));
  const fieldLabel = (name: string): string => names.get(name) ?? name;
  /** Such as “Body: Pull quote”. */
  const pathLabel = ([name = '', ...inner]: readonly string[]): string => {
    const component = inner.find((part) => part in components);
    const part = component ? components[component]?.info.displayName : innerLabel(inner);
    return part ? words.fieldIn(fieldLabel(name), part) : fieldLabel(name);
  };
  /** A field of a component. Names of components have a dot, names of fields have none. */
  const innerLabel = (inner: readonly string[]): string | undefined => {
    const last = inner.findLast((one) => !one.includes('.'));
    const fields = Object.values(edit.components).flatMap(({ layout }) => layout.flat(2));
    return last && (fields.find(({ name }) => name === last)?.label ?? last);
  };
  const relationFields = edit.layout
    .flat(2)
    .flatMap(({ name, attribute, mainField }): RelationField[] =>
      attribute.type === 'relation' && toOne.has(attribute.relation)
        ? [{ name, titleField: mainField?.name ?? 'documentId' }]
        : [],
    );
  return { fieldLabel, pathLabel, relationFields };
}
