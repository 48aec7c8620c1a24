import { createHash } from 'node:crypto';
import type { Core, Modules, UID } from '@strapi/strapi';
import { type Fields, isFields, type ReadonlyFields, text } from '../platform/fields';
import { type Objection, refuse } from '../platform/objections';
import { wordingRuleWords } from './words/recipient';

const WORDING = 'api::consent-wording.consent-wording';

/** A wording as its row is. */
interface Wording {
  documentId: string;
  key: string;
  version: number;
  text: string;
  effectiveFrom: string | Date;
}

const sha256 = (words: string) => createHash('sha256').update(words, 'utf8').digest('hex');

/** Whether readers may have agreed to a wording, so that it must stay as it is. */
async function mustStay(strapi: Core.Strapi, { key, version, effectiveFrom }: Wording): Promise<boolean> {
  if (new Date(effectiveFrom).getTime() <= Date.now()) return true;
  const [used] = await strapi.db
    .connection('patient_press_consents')
    .where({ wording_key: key, wording_version: version })
    .limit(1);
  return used !== undefined;
}

/** What an operation would change of a wording that must stay as it is. */
function objectionsToChanges(saved: Wording, fields: ReadonlyFields): Objection[] {
  const isOther: Record<string, (given: unknown) => boolean> = {
    key: (given) => text(given) !== saved.key,
    version: (given) => Number(given) !== saved.version,
    text: (given) => given !== saved.text,
    effectiveFrom: (given) => new Date(String(given)).getTime() !== new Date(saved.effectiveFrom).getTime(),
  };
  return Object.entries(isOther)
    .filter(([name, differs]) => fields[name] !== undefined && differs(fields[name]))
    .map(([name]) => ({ path: [name], message: wordingRuleWords.inUse(saved) }));
}

/** The other versions of a key. @param saved the wording that changes; null: a new one is made. */
const othersOf = (key: string, saved: Wording | null) => ({
  key,
  ...(saved && { documentId: { $ne: saved.documentId } }),
});

/**
 * Gives what is about to be saved its version, unless it has one, and its fingerprint.
 * @param saved the wording that changes; null: a new one is made.
 */
async function normalize(strapi: Core.Strapi, fields: Fields, saved: Wording | null): Promise<void> {
  const key = text(fields.key ?? saved?.key);
  if (fields.key !== undefined) fields.key = key;
  const isEmpty = fields.version === null || fields.version === '' || (fields.version === undefined && !saved);
  if (isEmpty) {
    const last = await strapi.db.query(WORDING).findOne({ where: othersOf(key, saved), orderBy: { version: 'desc' } });
    fields.version = Number(last?.version ?? 0) + 1;
  }
  fields.sha256 = sha256(String(fields.text ?? saved?.text ?? ''));
}

/** Objects to a version that its key has already. @param saved as for `normalize`. */
async function check(strapi: Core.Strapi, fields: ReadonlyFields, saved: Wording | null): Promise<Objection[]> {
  const key = text(fields.key ?? saved?.key);
  const version = Number(fields.version ?? saved?.version);
  // Postgres fails on a number that its column cannot hold; Strapi refuses it, at its field, once the rules are done.
  const isStorable = Number.isInteger(version) && version < 2 ** 31;
  if (!isStorable || (await strapi.db.query(WORDING).count({ where: { ...othersOf(key, saved), version } })) === 0)
    return [];
  return [{ path: ['version'], message: wordingRuleWords.versionTaken({ key, version }) }];
}

/**
 * What readers agreed to is proved by the words that they saw. A wording that is in effect, or that someone agreed to, is
 * therefore neither changed nor deleted; each version of a key is there once, and its fingerprint is that of its text.
 */
export const aConsentWordingInUseCannotChange =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (uid !== WORDING || !['create', 'update', 'clone', 'delete'].includes(action)) return next();
    return strapi.db.transaction(async ({ trx }) => {
      // Two administrators who make the next version at the same time would both make the same one.
      await trx.raw("select pg_advisory_xact_lock(hashtext('patient_press_consent_wordings'))");
      const documentId = 'documentId' in params ? params.documentId : undefined;
      const data: Fields | undefined = 'data' in params && isFields(params.data) ? params.data : undefined;
      const found: Wording | null = documentId
        ? await strapi.db.query(WORDING).findOne({ where: { documentId } })
        : null;
      // A copy is a new version, unless it says otherwise.
      const saved = action === 'clone' ? null : found;
      if (saved && (await mustStay(strapi, saved))) {
        if (action === 'delete') refuse([{ path: [], message: wordingRuleWords.inUse(saved) }]);
        refuse(objectionsToChanges(saved, data ?? {}));
      }
      if (data) {
        if (action === 'clone') Object.assign(data, { key: data.key ?? found?.key, text: data.text ?? found?.text });
        await normalize(strapi, data, saved);
        refuse(await check(strapi, data, saved));
      }
      return next();
    });
  };

/** What a save of a wording would be refused for. @param data what is sent; its fingerprint is made here. */
export async function findWordingObjections(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  data: Fields,
  documentId: string | undefined,
): Promise<Objection[]> {
  if (uid !== WORDING) return [];
  const saved: Wording | null = documentId ? await strapi.db.query(WORDING).findOne({ where: { documentId } }) : null;
  const changes = saved && (await mustStay(strapi, saved)) ? objectionsToChanges(saved, data) : [];
  if (changes.length > 0) return changes;
  await normalize(strapi, data, saved);
  return check(strapi, data, saved);
}
