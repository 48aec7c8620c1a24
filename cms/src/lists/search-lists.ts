import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import type { Ability } from '../platform/permissions';
import { findByWords } from './search-texts';

interface PageOptions {
  _q?: unknown;
  filters?: object;
  status?: 'draft' | 'published';
}
type FindPage = (options: PageOptions | undefined, uid: UID.ContentType) => Promise<unknown>;

/** A list of more results isn't read to its end. Those that were edited last are on it. */
const MOST_RESULTS = 2000;
const READ = 'plugin::content-manager.explorer.read';

/**
 * Has the search of the content manager's lists find words anywhere in a document, its body included. Strapi looks for the
 * whole search in one of the document's own fields; what it finds that way is still found.
 */
export function searchTextsInLists(strapi: Core.Strapi): void {
  const service: { findPage: FindPage } = strapi.plugin('content-manager').service('document-manager');
  const findPage = service.findPage.bind(service);
  service.findPage = async (options, uid) => {
    const search = options?._q;
    const ability: Ability | undefined = strapi.requestContext.get()?.state.userAbility;
    const isOfTheSite = Object.values(contentTypes).some((type) => type.uid === uid);
    if (typeof search !== 'string' || !search.trim() || !isOfTheSite || !ability) return findPage(options, uid);
    const { _q, ...others } = options ?? {};
    const limit = MOST_RESULTS;
    const byWords = await findByWords(strapi, uid, search, {
      limit,
      mayRead: (field) => ability.can(READ, uid, field),
    });
    const { filters: asked = {}, status = 'draft' } = others;
    const sort = 'updatedAt:desc';
    const byStrapi = await strapi
      .documents(uid)
      .findMany({ _q: search, filters: asked, status, fields: ['documentId'], sort, limit });
    const documentIds = new Set([...byWords, ...byStrapi.map(({ documentId }) => documentId)]);
    const filters = { $and: [asked, { documentId: { $in: [...documentIds] } }] };
    return findPage({ ...others, filters }, uid);
  };
}
