import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { environment } from '../../platform/environment';
import { doneAt } from '../../platform/once';
import { requestStorage } from '../../requests/request-storage';
import { requestTypes } from '../../requests/request-type';
import { SHOWN_BANNER } from '../../versions/shown-banners';
import { findUses } from '../../where-used/find-uses';
import { type DemoDocument, findUntouched } from './find-untouched';
import { WITHDRAWN } from './past';
import { DEMO_STEP } from './step';

/** The keys of invented requests: see `guide-requests.ts` and `call-requests.ts`. */
const DEMO_KEY = '^demo-(guide|call)-request-[0-9]+$';
/** What is noted of a request, by its type and documentId. */
const NOTED = [
  'patient_press_consents',
  'patient_press_consent_withdrawals',
  'patient_press_intake_history',
  'patient_press_intake_notices',
  'patient_press_recipient_deliveries',
];

/** The invented requests, and what was noted of them. @returns how many there were. */
async function removeRequests(strapi: Core.Strapi): Promise<number> {
  return strapi.db.transaction(async ({ trx }) => {
    let removed = 0;
    for (const requestType of requestTypes) {
      const { table } = requestStorage[requestType];
      const requests: string[] = await trx(table).where('idempotency_key', '~', DEMO_KEY).pluck('document_id');
      for (const noted of NOTED)
        await trx(noted).where({ request_type: requestType }).whereIn('request', requests).delete();
      removed += await trx(table).whereIn('document_id', requests).delete();
    }
    return removed;
  });
}

/** Removes what was recorded and counted of a banner that no reader of a real site ever saw. */
async function forgetBanner(strapi: Core.Strapi, banner: string): Promise<void> {
  await strapi.db.connection('patient_press_banner_counts').where({ banner }).delete();
  await strapi.db
    .connection('patient_press_versions')
    .where({ content_type: SHOWN_BANNER, document_id: banner })
    .delete();
}

/** Deletes a document as an editor would. @returns why it couldn't be. */
async function remove(strapi: Core.Strapi, { uid, documentId }: DemoDocument): Promise<string | null> {
  try {
    await strapi.documents(uid).delete({ documentId });
    // It was invented: there is nothing to restore, no reader saw it, and nothing is left to do at a time.
    await strapi.db.connection('patient_press_versions').where({ content_type: uid, document_id: documentId }).delete();
    await strapi.db.connection('patient_press_schedules').where({ document: documentId }).delete();
    if (uid === 'api::cta-banner.cta-banner') await forgetBanner(strapi, documentId);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The demo's pictures and PDFs that no one put into the library or uses. */
async function removeFiles(strapi: Core.Strapi): Promise<number> {
  const names = ['pictures', 'guides'].flatMap((folder) => readdirSync(join(strapi.dirs.app.root, 'demo', folder)));
  const files = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { name: { $in: names }, createdBy: null, updatedBy: null } });
  let removed = 0;
  for (const file of files) {
    const target = { files: [{ id: Number(file.id), hash: String(file.hash) }] };
    if ((await findUses(strapi, strapi.db.connection, target)).length > 0) continue;
    await strapi.plugin('upload').service('upload').remove(file);
    removed += 1;
  }
  return removed;
}

/**
 * Removes the demo's content when `DEMO_CONTENT` is `remove`: what no one changed, and nothing that stays uses. Says in the log what
 * it removed, and what stays and why. Doing it again removes what became unused since.
 */
export async function removeDemoContent(strapi: Core.Strapi): Promise<void> {
  if (environment.DEMO_CONTENT !== 'remove') return;
  const writtenUntil = await doneAt(strapi, DEMO_STEP);
  if (!writtenUntil) return;
  const requests = await removeRequests(strapi);
  const { removable, used } = await findUntouched(strapi, writtenUntil);
  const refused: string[] = [];
  for (const document of removable) {
    const reason = await remove(strapi, document);
    if (reason) refused.push(`${document.name}: ${reason}`);
  }
  await forgetBanner(strapi, WITHDRAWN);
  const files = await removeFiles(strapi);
  const documents = removable.length - refused.length;
  strapi.log.info(`Demo content removed: ${documents} documents, ${files} files, ${requests} invented requests.`);
  const kept = [...used.map(({ name, by }) => `${name}: used by “${by}”`), ...refused];
  if (kept.length > 0)
    strapi.log.info(
      `Demo content that stays, because something that stays uses it. Change that, and start again:\n  ${kept.join('\n  ')}`,
    );
}
