import type { Core } from '@strapi/strapi';
import { decodedPath } from '../platform/http/decoded-path';
import { refuse } from '../platform/objections';
import { refuseUnstorable } from '../platform/refuse-unstorable';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the media library sends beside a file: JSON in a form. What isn't JSON, Strapi refuses. */
function fileInfoOf(sent: unknown): unknown {
  if (Array.isArray(sent)) return sent.map(fileInfoOf);
  if (typeof sent !== 'string') return sent;
  try {
    return JSON.parse(sent);
  } catch {
    return sent;
  }
}

/** The fields of what is sent: the REST API wraps a document in `data`. */
function fieldsOf(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { data, fileInfo, ...fields } = body;
  return { ...fields, fileInfo: fileInfoOf(fileInfo), ...(isObject(data) ? data : { data }) };
}

/** What an objection to a path names. */
const ADDRESS = 'address';

/**
 * Answers 400 to what has a character that no database takes, in an address or a body, and names its field. Postgres would
 * refuse it later, and the answer would be that something broke.
 */
export default (_config: unknown, _: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const path = decodedPath(ctx.path);
    if (path === null) refuse([{ path: [ADDRESS], message: 'The address isn’t percent-encoded UTF-8.' }]);
    refuseUnstorable({ [ADDRESS]: path });
    refuseUnstorable(ctx.query);
    refuseUnstorable(fieldsOf(ctx.request.body));
    await next();
  };
