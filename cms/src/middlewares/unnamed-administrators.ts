import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { decodedPath } from '../platform/http/decoded-path';

const isOfUsers = (attribute: object): boolean =>
  'target' in attribute && typeof attribute.target === 'string' && attribute.target.startsWith('admin::');

/** Attributes of content that point at the newsroom's users: who created it, who saved it last. */
function attributesOf(strapi: Core.Strapi): Set<string> {
  const models: { uid: string; attributes: Record<string, object> }[] = [
    ...Object.values(strapi.contentTypes),
    ...Object.values(strapi.components),
  ];
  const named = models
    .filter(({ uid }) => !uid.startsWith('admin::'))
    .flatMap(({ attributes }) => Object.entries(attributes))
    .flatMap(([name, attribute]) => (isOfUsers(attribute) ? [name] : []));
  return new Set(named);
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Paths in a text such as `createdBy.email:asc, name`. */
const stepsIn = (text: string): string[] => text.split(/[\s,.:[\]]+/);

/** Whether a part of a query names one of the attributes, however deep. */
function names(value: unknown, attributes: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return stepsIn(value).some((step) => attributes.has(step));
  return entriesOf(value).some(
    ([name, part]) => stepsIn(name).some((step) => attributes.has(step)) || names(part, attributes),
  );
}

/** The admin's own filter asks by the number of a user, which says nothing of them. */
const asksForMoreThanId = (part: unknown): boolean =>
  entriesOf(part).length === 0 || entriesOf(part).some(([field]) => field !== 'id');

/** What a filter compares with is anyone's word, and may be `createdBy`. */
function namesInFilters(filters: unknown, attributes: ReadonlySet<string>): boolean {
  return entriesOf(filters).some(([name, part]) =>
    attributes.has(name) ? asksForMoreThanId(part) : namesInFilters(part, attributes),
  );
}

const isRelationOf = (path: string, attributes: ReadonlySet<string>): boolean =>
  path.startsWith('/content-manager/relations/') && path.split('/').some((step) => attributes.has(step));

/**
 * Answers 403 to whatever asks about content by who in the newsroom created or saved it, in any API: by the answers, anyone who
 * may read an article could try out the email addresses and names of administrators, letter by letter.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const attributes = attributesOf(strapi);
  return async (ctx, next) => {
    const { filters, _filters, sort, populate, fields } = ctx.query;
    const isAsked =
      namesInFilters(filters, attributes) ||
      namesInFilters(_filters, attributes) ||
      [sort, populate, fields].some((part) => names(part, attributes)) ||
      isRelationOf(decodedPath(ctx.path) ?? '', attributes);
    if (isAsked)
      throw new errors.ForbiddenError(
        'Content can’t be filtered, sorted, or extended by who created or last saved it. Leave “createdBy” and “updatedBy” out.',
      );
    await next();
  };
};
