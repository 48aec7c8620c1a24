import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { REDIRECT, redirectsFrom } from '../addresses/find-by-path';
import { type Fields, type ReadonlyFields, text } from '../platform/fields';
import type { Database } from '../platform/join-table';
import { refuse } from '../platform/objections';
import { isReleased, memberFields, type Plan, planOf, RELEASE, readRelease } from '../releases/plan';
import { asPublishedTogether } from '../releases/published-together';
import { findObjections } from './find-objections';
import { lockUniqueValues } from './unique-values-have-no-duplicates';
import { releaseWords as words } from './words/release';

/**
 * Takes the locks of all that is written, that of redirects last, as the publication of a single page does: neither waits for the
 * other in a circle.
 */
async function takeTurns(db: Database): Promise<void> {
  for (const uid of [...Object.values(memberFields), 'api::home-page.home-page', REDIRECT] as const)
    await lockUniqueValues(db, uid);
}

async function addRedirect(strapi: Core.Strapi, { from, to, permanent }: ReadonlyFields): Promise<void> {
  const redirects = strapi.documents(REDIRECT);
  const data: Fields = { to: text(to), permanent: permanent !== false, reason: 'by-hand' };
  const [existing] = await redirectsFrom(strapi, text(from));
  if (existing) await redirects.update({ documentId: existing.documentId, data });
  else await redirects.create({ data: { from: text(from), ...data } });
}

async function publishAll(strapi: Core.Strapi, { members, redirects }: Plan): Promise<void> {
  await asPublishedTogether(
    members.map(({ documentId }) => documentId),
    async () => {
      for (const { uid, documentId } of members) await strapi.documents(uid).publish({ documentId });
      for (const redirect of redirects) await addRedirect(strapi, redirect);
    },
  );
}

/** What someone does to a release that is published already. */
async function refuseAfterwards(strapi: Core.Strapi, action: string, documentId: string): Promise<void> {
  if (action === 'unpublish') throw new errors.ApplicationError(words.notUnpublished);
  if (await isReleased(strapi, documentId)) throw new errors.ApplicationError(words.published);
}

const changing = ['update', 'publish', 'unpublish', 'discardDraft'];

/**
 * Publishing a release publishes everything in it, in one transaction: all of it, or nothing. Readers get it at once, because the
 * change feed has it at once.
 */
export const aReleaseIsPublishedWhole =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    const documentId = 'documentId' in params ? params.documentId : undefined;
    if (uid !== RELEASE || !documentId || !changing.includes(action)) return next();
    await refuseAfterwards(strapi, action, documentId);
    if (action !== 'publish') return next();
    return strapi.db.transaction(async ({ trx }) => {
      await takeTurns(trx);
      const release = await readRelease(strapi, documentId);
      if (!release) return next();
      const plan = await planOf(strapi, release);
      refuse(await findObjections(strapi, RELEASE, { documentId, data: {}, isPublication: true }));
      await publishAll(strapi, plan);
      return next();
    });
  };
