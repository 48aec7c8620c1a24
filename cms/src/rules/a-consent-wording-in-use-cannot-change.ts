import { createHash } from 'node:crypto';
import type { Core, Modules } from '@strapi/strapi';
import { type Fields, isFields, text } from '../platform/fields';
import { type Objection, refuse } from '../platform/objections';

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

async function isSaved(strapi: Core.Strapi, { key, version, effectiveFrom }: Wording): Promise<boolean> {
  if (new Date(effectiveFrom).getTime() <= Date.now()) return true;
  const [used] = await strapi.db
    .connection('patient_press_consents')
    .where({ wording_key: key, wording_version: version })
    .limit(1);
  return used !== undefined;
}

const newVersion = ({ key, version }: Wording) =>
  `Readers may have agreed to “${key}”, version ${version}, so that it stays as it is. Make a new entry with the same key, leave “Version” empty, and say from when on it is in effect.`;

/** What an operation would change of a wording that must stay as it is. */
function objectionsToChanges(saved: Wording, fields: Fields): Objection[] {
  const isOther: Record<string, (given: unknown) => boolean> = {
    key: (given) => text(given) !== saved.key,
    version: (given) => Number(given) !== saved.version,
    text: (given) => given !== saved.text,
    effectiveFrom: (given) => new Date(String(given)).getTime() !== new Date(saved.effectiveFrom).getTime(),
  };
  return Object.entries(isOther)
    .filter(([name, differs]) => fields[name] !== undefined && differs(fields[name]))
    .map(([name]) => ({ path: [name], message: newVersion(saved) }));
}

/** Gives the wording its version and its fingerprint. */
async function complete(strapi: Core.Strapi, fields: Fields, saved: Wording | null): Promise<Objection[]> {
  const key = text(fields.key ?? saved?.key);
  const others = { key, ...(saved && { documentId: { $ne: saved.documentId } }) };
  const isEmpty = fields.version === null || fields.version === '' || (fields.version === undefined && !saved);
  if (fields.key !== undefined) fields.key = key;
  if (isEmpty) {
    const last = await strapi.db.query(WORDING).findOne({ where: others, orderBy: { version: 'desc' } });
    fields.version = Number(last?.version ?? 0) + 1;
  }
  const version = Number(fields.version ?? saved?.version);
  fields.sha256 = sha256(String(fields.text ?? saved?.text ?? ''));
  // Postgres fails on a number that its column cannot hold; Strapi refuses it, at its field, once the rules are done.
  const isStorable = Number.isInteger(version) && version < 2 ** 31;
  const isTaken = isStorable && (await strapi.db.query(WORDING).count({ where: { ...others, version } })) > 0;
  const message = `There is a version ${version} of “${key}” already. Leave “Version” empty to get the next one.`;
  return isTaken ? [{ path: ['version'], message }] : [];
}

/**
 * What readers agreed to is proved by the words that they saw. A wording that is in effect, or that somebody agreed to, is
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
      const saved: Wording | null = documentId
        ? await strapi.db.query(WORDING).findOne({ where: { documentId } })
        : null;
      const mustStay = saved && action !== 'clone' && (await isSaved(strapi, saved));
      if (mustStay && action === 'delete') refuse([{ path: [], message: newVersion(saved) }]);
      if (data) {
        if (mustStay) refuse(objectionsToChanges(saved, data));
        // A copy is a new version, unless it says otherwise.
        if (action === 'clone') Object.assign(data, { key: data.key ?? saved?.key, text: data.text ?? saved?.text });
        refuse(await complete(strapi, data, action === 'clone' ? null : saved));
      }
      return next();
    });
  };
