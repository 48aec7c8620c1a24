import type { Core } from '@strapi/strapi';

/** Services of Strapi's that change several rows, or a row and its relations. */
const changing = {
  'admin::user': ['create', 'createFirstAdmin', 'updateById', 'deleteById', 'deleteByIds'],
  'admin::role': ['create', 'update', 'deleteByIds'],
  'admin::api-token': ['create', 'update', 'revoke', 'regenerate'],
} as const;

type Call = (...sent: unknown[]) => Promise<unknown>;

/** Has Strapi change accounts, roles and tokens in one transaction, so that none is changed without its entry. Call it before Strapi starts. */
export function changeInTransactions(strapi: Core.Strapi): void {
  for (const [uid, names] of Object.entries(changing))
    strapi.get('services').extend(uid, (service: Record<string, Call>) => ({
      ...service,
      ...Object.fromEntries(
        names.flatMap((name) => {
          const call = service[name];
          return call ? [[name, (...sent: unknown[]) => strapi.db.transaction(() => call(...sent))]] : [];
        }),
      ),
    }));
}
