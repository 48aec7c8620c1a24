import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { actorOf } from './actor';
import type { AuditAction } from './contract';
import { changedFields } from './plain';
import { type Done, recordDone, type Subject } from './record';
import { changesOfUser, userSubject } from './users';

/** A row of one of Strapi's own tables. */
const entity = z.looseObject({ id: z.number(), name: z.string().nullish() });
type Entity = z.infer<typeof entity>;

/** What is recorded of a table: as which subject, and which columns matter. Others are the table's own notes. */
interface Recorded {
  subject(row: Entity): Subject;
  created: AuditAction;
  deleted: AuditAction;
  fields: readonly string[];
  populate?: readonly string[];
  changed(before: Entity, after: Entity, fields: string[]): Done[];
}

const named = (
  type: string,
  { created, changed, deleted }: Record<'created' | 'changed' | 'deleted', AuditAction>,
  fields: readonly string[],
): Recorded => {
  const subject = ({ id, name }: Entity) => ({ type, id, title: name });
  return {
    subject,
    created,
    deleted,
    fields,
    changed: (_, after, names) => [{ action: changed, subject: subject(after), detail: { fields: names } }],
  };
};

/** A token, whose value is replaced when it is renewed. */
const token = (type: string, fields: readonly string[]): Recorded => {
  const known = named(type, { created: 'token.created', changed: 'token.changed', deleted: 'token.deleted' }, [
    ...fields,
    'accessKey',
  ]);
  return {
    ...known,
    changed: (before, after, names) =>
      names.includes('accessKey')
        ? [{ action: 'token.renewed', subject: known.subject(after) }]
        : known.changed(before, after, names),
  };
};

const recorded: Record<string, Recorded> = {
  'admin::user': {
    subject: userSubject,
    created: 'account.created',
    deleted: 'account.deleted',
    fields: ['email', 'username', 'firstname', 'lastname', 'isActive', 'password', 'roles'],
    populate: ['roles'],
    changed: changesOfUser,
  },
  'admin::role': named('role', { created: 'role.created', changed: 'role.changed', deleted: 'role.deleted' }, [
    'name',
    'description',
  ]),
  'admin::api-token': token('api-token', ['name', 'description', 'type', 'lifespan', 'expiresAt']),
  'admin::transfer-token': token('transfer-token', ['name', 'description', 'lifespan', 'expiresAt']),
  'strapi::webhook': named(
    'webhook',
    { created: 'webhook.created', changed: 'webhook.changed', deleted: 'webhook.deleted' },
    ['name', 'url', 'headers', 'events', 'enabled'],
  ),
  'plugin::upload.file': named('file', { created: 'file.added', changed: 'file.changed', deleted: 'file.deleted' }, [
    'name',
    'alternativeText',
    'caption',
    'focalPoint',
    'hash',
    'folderPath',
  ]),
  'plugin::upload.folder': named(
    'folder',
    { created: 'folder.added', changed: 'folder.changed', deleted: 'folder.deleted' },
    ['name', 'path'],
  ),
};

const SETTINGS = 'strapi::core-store';
const setting = z.looseObject({ key: z.string() });

/** Which rows a call of Strapi's concerns. */
const asked = z.object({ where: z.unknown() });

const rowsOf = async (strapi: Core.Strapi, uid: string, params: unknown): Promise<Entity[]> => {
  const { populate } = recorded[uid] ?? {};
  const where = asked.safeParse(params).data?.where ?? {};
  return z.array(entity).parse(await strapi.db.query(uid).findMany({ where, ...(populate && { populate }) }));
};

const created = z.looseObject({ id: z.number() });
const states = z.object({ before: z.array(entity) });

/**
 * Records what changes in Strapi's own tables, whichever screen or command changes it: accounts, roles, tokens, webhooks, the media
 * library. What only Strapi notes there itself, such as when a token was used, isn't a change.
 */
export function recordEntities(strapi: Core.Strapi): void {
  const before = async ({ model, params, state }: Hook): Promise<void> => {
    Object.assign(state, { before: await rowsOf(strapi, model.uid, params) });
  };
  const known = ({ model, state }: Hook) => ({
    kind: recorded[model.uid],
    rows: states.safeParse(state).data?.before ?? [],
  });
  const gone = async (event: Hook): Promise<void> => {
    const { kind, rows } = known(event);
    if (kind)
      await recordDone(
        strapi,
        rows.map((row) => ({ action: kind.deleted, subject: kind.subject(row) })),
      );
  };
  const changed = async (event: Hook): Promise<void> => {
    const { kind, rows } = known(event);
    if (!kind || rows.length === 0) return;
    const after = await rowsOf(strapi, event.model.uid, { where: { id: { $in: rows.map(({ id }) => id) } } });
    const done = rows.flatMap((row) => {
      const now = after.find(({ id }) => id === row.id);
      const names = now ? changedFields(row, now).filter((name) => kind.fields.includes(name)) : [];
      return now && names.length > 0 ? kind.changed(row, now, names) : [];
    });
    await recordDone(
      strapi,
      done.map((one) => byOwner(strapi, one)),
    );
  };

  strapi.db.lifecycles.subscribe({
    models: Object.keys(recorded),
    async afterCreate({ model, result }: Hook & { result?: unknown }) {
      const kind = recorded[model.uid];
      const id = created.safeParse(result).data?.id;
      const [row] = kind && id !== undefined ? await rowsOf(strapi, model.uid, { where: { id } }) : [];
      if (kind && row) await recordDone(strapi, { action: kind.created, subject: kind.subject(row) });
    },
    beforeUpdate: before,
    afterUpdate: changed,
    beforeUpdateMany: before,
    afterUpdateMany: changed,
    beforeDelete: before,
    afterDelete: gone,
    beforeDeleteMany: before,
    afterDeleteMany: gone,
  });

  const settingsChanged = async ({ result }: { result?: unknown }): Promise<void> => {
    const key = setting.safeParse(result).data?.key;
    // The cms itself notes there what it has done. Only people change settings.
    if (!key || !strapi.requestContext.get()?.state.user) return;
    await recordDone(strapi, { action: 'settings.changed', subject: { type: 'settings', id: key } });
  };
  strapi.db.lifecycles.subscribe({ models: [SETTINGS], afterCreate: settingsChanged, afterUpdate: settingsChanged });
}

/** Before they are logged in, by an invitation, only its owner changes an account. */
function byOwner(strapi: Core.Strapi, done: Done): Done {
  const { subject } = done;
  if (subject?.type !== 'user' || actorOf(strapi).kind !== 'unknown') return done;
  return { ...done, by: { kind: 'user', id: String(subject.id), name: subject.title ?? '' } };
}

/** What Strapi hands to those who follow its tables. */
interface Hook {
  model: { uid: string };
  params: unknown;
  state: object;
}
