import type { Core, Modules } from '@strapi/strapi';
import { authorOf } from '../platform/author';
import { BANNER, GUIDE, readPublishedBanners, SETTINGS, SPONSOR } from './published-banners';

const MINUTE_MS = 60_000;

/** What a banner shows, beside its own words, is of these. */
const shownTypes: string[] = [BANNER, GUIDE, SETTINGS, SPONSOR, 'api::topic.topic'];
const changing = ['create', 'update', 'clone', 'delete', 'publish', 'unpublish', 'discardDraft'];

/** The name of what went wrong is in the database's own words. */
class VersionsNotRecordedError extends Error {
  override name = 'VersionsNotRecordedError';
}

/** Changes to what banners show run one after the other, on all replicas: none sees half of another's change. */
const takeTurns = "select pg_advisory_xact_lock(hashtext('patient_press_banner_versions'))";

/** Changes that share a transaction, as those of many documents in one go do, share its lock too: they queue here. */
let queue: Promise<unknown> = Promise.resolve();

/** Who is publishing which banner now: of many in one go, the first that is noted may note the others, too. */
const publishers = new Map<string, string | null>();

/** @param author who changed something that banners show, where it was not the banner itself. */
function note(
  strapi: Core.Strapi,
  trx: { raw: Core.Strapi['db']['connection']['raw'] },
  author: string | null,
): Promise<void> {
  const noting = queue.then(async () => {
    const banners = await readPublishedBanners(strapi);
    const published = JSON.stringify(
      banners.map((one) => ({ ...one, publishedBy: publishers.get(one.banner) ?? author })),
    );
    const { rows } = await trx.raw('select patient_press_note_banner_versions(cast(:published as jsonb)) as failure', {
      published,
    });
    if (rows[0].failure) throw new VersionsNotRecordedError(rows[0].failure);
  });
  queue = noting.catch(() => undefined);
  return noting;
}

const complain = (strapi: Core.Strapi, error: unknown) =>
  strapi.log.error(
    `Banner versions couldn’t be recorded. This is retried at the next change, at the next start, and every minute. ${error instanceof Error ? error.message : error}`,
  );

/**
 * Compares what is published now with the versions recorded as current: what differs or is gone is replaced,
 * what is new is added. Doing it again changes nothing.
 * @throws VersionsNotRecordedError
 */
export async function recordVersions(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw(takeTurns);
    await note(strapi, trx, null);
  });
}

/**
 * Records a version in the transaction that publishes it: none is lost between two publications, and none is recorded that
 * readers never could see. If it can't be recorded, the change is made anyway, because what must leave the pages at once (a
 * banner whose approval was withdrawn, say) must not wait for its record. The record is added later.
 */
const recordVersionsOnChange =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    const isDraft =
      strapi.contentType(uid).options?.draftAndPublish &&
      ['create', 'update', 'clone', 'discardDraft'].includes(action) &&
      !('status' in params && params.status === 'published');
    if (!shownTypes.includes(uid) || !changing.includes(action) || isDraft) return next();
    return strapi.db.transaction(async ({ trx }) => {
      await trx.raw(takeTurns);
      const author = authorOf(strapi)?.name ?? null;
      const banner = uid === BANNER && 'documentId' in params ? params.documentId : undefined;
      if (banner) publishers.set(banner, author);
      try {
        const result = await next();
        await note(strapi, trx, uid === BANNER ? null : author).catch((error: unknown) => complain(strapi, error));
        return result;
      } finally {
        if (banner) publishers.delete(banner);
      }
    });
  };

/**
 * Registered after the lock for unique values and before the rules that work in a transaction: all transactions take these
 * two locks in the same order.
 */
export function registerBannerVersions(strapi: Core.Strapi): void {
  strapi.documents.use(recordVersionsOnChange(strapi));
}

let recording: NodeJS.Timeout | undefined;

/** Records what changed past Strapi, or while no cms ran, now and then every minute. */
export async function startRecordingVersions(strapi: Core.Strapi): Promise<void> {
  const record = () => recordVersions(strapi).catch((error: unknown) => complain(strapi, error));
  await record();
  recording = setInterval(record, MINUTE_MS);
  recording.unref();
}

export function stopRecordingVersions(): void {
  clearInterval(recording);
}
