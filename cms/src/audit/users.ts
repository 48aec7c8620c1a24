import { z } from 'zod';
import { nameOf } from '../platform/http/administrator';
import type { Done } from './record';

const account = z.object({
  id: z.number(),
  email: z.string(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  isActive: z.boolean().nullish(),
  roles: z.array(z.looseObject({ name: z.string() })).nullish(),
});

/** An account of the admin, as an entry names it. */
export function userSubject(row: unknown): { type: string; id: number; title: string } {
  const user = account.parse(row);
  return { type: 'user', id: user.id, title: nameOf(user) };
}

const rolesOf = (row: unknown): string[] => (account.parse(row).roles ?? []).map(({ name }) => name).sort();

/** What changed of an account: an entry for each thing that people ask about. */
export function changesOfUser(before: unknown, after: unknown, fields: readonly string[]): Done[] {
  const subject = userSubject(after);
  const is = (name: string) => fields.includes(name);
  const others = fields.filter((name) => !['isActive', 'password', 'roles'].includes(name));
  return [
    ...(others.length > 0 ? [{ action: 'account.changed' as const, subject, detail: { fields: others } }] : []),
    ...(is('roles')
      ? [
          {
            action: 'account.roles-changed' as const,
            subject,
            detail: { before: rolesOf(before), after: rolesOf(after) },
          },
        ]
      : []),
    ...(is('isActive')
      ? [
          {
            action: account.parse(after).isActive ? ('account.unblocked' as const) : ('account.blocked' as const),
            subject,
          },
        ]
      : []),
    ...(is('password') ? [{ action: 'password.changed' as const, subject }] : []),
  ];
}
