import type { Core, Modules } from '@strapi/strapi';
import { SOURCE } from '../citations/sources-by-key';
import { askToConfirm, isConfirmed } from '../platform/http/confirmation';
import { findEveryUse } from '../where-used/every-use';
import { oncePerField } from '../where-used/find-uses';
import { namesOf } from './a-document-in-use-cannot-be-removed';
import { confirmationWords } from './words/document';

/**
 * A source that drafts cite or list is deleted only after they were named: each of their marks would refer to nothing, and
 * refuse publishing. What is published keeps its sources in any case.
 */
export const aSourceInDraftsGoesOnlyWhenConfirmed =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (uid !== SOURCE || action !== 'delete' || !params.documentId || isConfirmed(strapi)) return next();
    const { documentId } = params;
    // On the connection of the deletion: many at once would else wait for connections that they hold themselves.
    const uses = await strapi.db.transaction(({ trx }) => findEveryUse(strapi, trx, uid, documentId));
    const inDrafts = oncePerField(uses.filter((use) => !use.isPublished));
    if (inDrafts.length > 0) askToConfirm(confirmationWords.sourceInDrafts(namesOf(strapi, inDrafts)));
    return next();
  };
