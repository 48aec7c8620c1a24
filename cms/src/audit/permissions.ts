import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Done, recordDone } from './record';

/** Names in one entry: of a role with hundreds of permissions, the count says the rest. */
const NAMED = 20;

const permission = z.object({
  action: z.string(),
  subject: z.string().nullish(),
  properties: z.object({ fields: z.array(z.string()).optional() }).nullish(),
});

/** Permissions by what they allow, each with the fields that it is limited to. */
type Permissions = Map<string, string>;

const readPermissions = async (strapi: Core.Strapi, uid: string, where: object): Promise<Permissions> => {
  const rows: unknown = await strapi.db.query(uid).findMany({ where });
  const found = z.array(permission).parse(rows);
  return new Map(
    found.map(({ action, subject, properties }) => [
      [action, subject].filter(Boolean).join(' '),
      JSON.stringify((properties?.fields ?? []).toSorted()),
    ]),
  );
};

const listed = (names: string[]) => ({ count: names.length, names: names.sort().slice(0, NAMED) });

/** What someone gets and loses; null: nothing. */
function differenceOf(before: Permissions, after: Permissions): Done['detail'] | null {
  const added = [...after.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const narrowed = [...after].flatMap(([name, fields]) =>
    before.has(name) && before.get(name) !== fields ? [name] : [],
  );
  if (added.length + removed.length + narrowed.length === 0) return null;
  return { added: listed(added), removed: listed(removed), fieldsOf: listed(narrowed) };
}

/** Where permissions of a kind of holder are, and as what a change of them is recorded. */
interface Holder {
  uid: 'admin::role' | 'admin::api-token';
  permissions: string;
  where(id: number | string): object;
  action: 'role.permissions-changed' | 'token.changed';
  type: string;
}

const roles: Holder = {
  uid: 'admin::role',
  permissions: 'admin::permission',
  where: (id) => ({ role: { id } }),
  action: 'role.permissions-changed',
  type: 'role',
};
const tokens: Holder = {
  uid: 'admin::api-token',
  permissions: 'admin::api-token-permission',
  where: (id) => ({ token: { id } }),
  action: 'token.changed',
  type: 'api-token',
};

type Change = (id: number | string, sent: unknown) => Promise<unknown>;

const noting =
  (strapi: Core.Strapi, { uid, permissions, where, action, type }: Holder, change: Change): Change =>
  (id, sent) =>
    strapi.db.transaction(async () => {
      const before = await readPermissions(strapi, permissions, where(id));
      const result = await change(id, sent);
      const detail = differenceOf(before, await readPermissions(strapi, permissions, where(id)));
      const holder = detail && (await strapi.db.query(uid).findOne({ where: { id }, select: ['name'] }));
      if (detail) await recordDone(strapi, { action, subject: { type, id, title: holder?.name }, detail });
      return result;
    });

/**
 * Records which permissions a role or an API token gets and loses: one entry, however many rows that takes. Call it before Strapi
 * starts.
 */
export function recordPermissions(strapi: Core.Strapi): void {
  const services = strapi.get('services');
  services.extend('admin::role', (service: { assignPermissions: Change }) => ({
    ...service,
    assignPermissions: noting(strapi, roles, service.assignPermissions),
  }));
  services.extend('admin::api-token', (service: { update: Change }) => ({
    ...service,
    update: noting(strapi, tokens, service.update),
  }));
}
