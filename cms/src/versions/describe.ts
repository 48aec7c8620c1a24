import { clockIn, dayIn } from '@patient-press/shared/time-zones';
import type { Core, Struct, UID } from '@strapi/strapi';
import { attributeLabel } from '../platform/field-label';
import type { Describe, DescribedField } from './compare/described';
import { contentAttributes, FIRST_PUBLISHED } from './recorded-types';

function described([name, attribute]: [string, Struct.SchemaAttributes[string]]): DescribedField {
  const { type } = attribute;
  return {
    name,
    label: attributeLabel(name, attribute),
    type,
    hasSeveral: type === 'dynamiczone' || (type === 'component' && attribute.repeatable === true),
    ...(type === 'component' && { component: attribute.component }),
  };
}

/** What comparisons need of the newsroom's schemas. What no schema knows any more has no fields. */
export function describeSchemas(strapi: Core.Strapi, timeZone: string): Describe {
  const known = new Map<string, Struct.Schema>(
    [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)].map((schema) => [schema.uid, schema]),
  );
  const fields = new Map<string, DescribedField[]>();
  return {
    fields(uid) {
      const schema = known.get(uid);
      const found =
        fields.get(uid) ??
        (schema
          ? contentAttributes(strapi, schema.uid as UID.Schema)
              .filter(([name]) => name !== FIRST_PUBLISHED)
              .map(described)
          : []);
      fields.set(uid, found);
      return found;
    },
    nameOf: (uid) => known.get(uid)?.info?.displayName ?? uid,
    moment: (at) => (Number.isNaN(Date.parse(at)) ? at : `${dayIn(timeZone, at)} ${clockIn(timeZone, at)}`),
  };
}
