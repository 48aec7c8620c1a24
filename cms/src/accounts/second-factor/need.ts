import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { environment } from '../../platform/environment';
import { ANSWER_REQUESTS } from '../../requests/contract';

/** Who has one of these can make themselves anything else. */
const ADMINISTRATION = ['admin::users.create', 'admin::users.update', 'admin::roles.create', 'admin::roles.update'];

const everyone = environment.REQUIRE_SECOND_FACTOR.includes('everyone');
const administrators = environment.REQUIRE_SECOND_FACTOR.includes('administrators');
const intake = environment.REQUIRE_SECOND_FACTOR.includes('intake');

/** By what a role may do, not by what it is called: a newsroom may have renamed its roles, or made others. */
const requiringActions = [...(administrators ? ADMINISTRATION : []), ...(intake ? [ANSWER_REQUESTS] : [])];

const rows = z.array(
  z.object({
    id: z.number(),
    confirmed_at: z.date().nullable(),
    is_super: z.boolean(),
    is_required: z.boolean(),
    codes_left: z.number(),
  }),
);

/** What someone's roles and settings say of their second factor. */
export interface Protection {
  userId: number;
  onSince: Date | null;
  isRequired: boolean;
  isSuperAdmin: boolean;
  recoveryCodesLeft: number;
}

/** How logins are protected. @param userId left out: of all users. */
export async function protectionOf(strapi: Core.Strapi, userId?: number): Promise<Protection[]> {
  const { rows: found } = await strapi.db.connection.raw(
    `select u.id, factor.confirmed_at, coalesce(cardinality(factor.recovery_codes), 0) as codes_left,
       coalesce(bool_or(role.code = 'strapi-super-admin'), false) as is_super,
       cast(:everyone as boolean)
         or coalesce(bool_or(cast(:administrators as boolean) and role.code = 'strapi-super-admin'), false)
         or coalesce(bool_or(permission.action = any(:actions)), false) as is_required
     from admin_users u
     left join patient_press_second_factors factor on factor.user_id = u.id and factor.confirmed_at is not null
     left join admin_users_roles_lnk user_role on user_role.user_id = u.id
     left join admin_roles role on role.id = user_role.role_id
     left join admin_permissions_role_lnk role_permission on role_permission.role_id = role.id
     left join admin_permissions permission on permission.id = role_permission.permission_id
     where cast(:userId as integer) is null or u.id = :userId
     group by u.id, factor.user_id, factor.confirmed_at, factor.recovery_codes`,
    { everyone, administrators, actions: requiringActions, userId: userId ?? null },
  );
  return rows.parse(found).map(({ id, confirmed_at, is_super, is_required, codes_left }) => ({
    userId: id,
    onSince: confirmed_at,
    isRequired: is_required,
    isSuperAdmin: is_super,
    recoveryCodesLeft: codes_left,
  }));
}

/** What someone has to do after their password: nothing, enter a code, or set up an app first. */
export async function needOf(strapi: Core.Strapi, userId: number): Promise<'nothing' | 'code' | 'enroll'> {
  const [protection] = await protectionOf(strapi, userId);
  if (protection?.onSince) return 'code';
  return protection?.isRequired ? 'enroll' : 'nothing';
}
