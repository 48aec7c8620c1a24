import type { Core } from '@strapi/strapi';
import { SHOWN_BANNER } from '../../versions/shown-banners';
import { type PastBanner, pastBannersOf } from './content/banners';

const BANNER = 'api::cta-banner.cta-banner';
const VERSIONS = 'patient_press_versions';

type Plant = (uid: typeof BANNER, unique: string, record: object) => Promise<string>;

/** A banner that was published and unpublished just now gets the dates that it is to have had. */
async function plantPast(strapi: Core.Strapi, plant: Plant, past: PastBanner) {
  const { banner, from, to, hasEnded } = past;
  const documents = strapi.documents(BANNER);
  const known = await documents.findFirst({ filters: { name: banner.name }, fields: ['documentId'] });
  // A start that was cut short got this far.
  if (
    known &&
    (await strapi.db.connection(VERSIONS).where({ content_type: SHOWN_BANNER, document_id: known.documentId }).first())
  )
    return;
  const documentId = await plant(BANNER, 'name', banner);
  await documents.unpublish({ documentId });
  const ends = { startsAt: from, ...(hasEnded && { endsAt: to }) };
  await strapi.db.query(BANNER).updateMany({ where: { documentId }, data: ends });
  await strapi.db.connection.raw(
    `update ${VERSIONS} set content = content || cast(:ends as jsonb), at = :from, live_until = :to
     where content_type = :type and document_id = :documentId`,
    { ends: JSON.stringify(ends), from, to, type: SHOWN_BANNER, documentId },
  );
}

/** Banners that the demo's readers saw before those of now: one whose end came, and one that was stopped. */
export async function seedBannerPast(strapi: Core.Strapi, plant: Plant, now: Date): Promise<void> {
  for (const past of pastBannersOf(now)) await plantPast(strapi, plant, past);
}
