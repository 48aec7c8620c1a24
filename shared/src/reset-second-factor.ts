/** Runs one statement. @returns its rows. */
export type RunSql = (statement: string, values: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

/**
 * Removes the second factor of a user of the admin, ends their sessions, and records it: for an operator who helps the last
 * administrator who lost both the app and the recovery codes. One statement, so that all of it is done or nothing.
 * @returns whether there was one.
 */
export async function resetSecondFactor(run: RunSql, email: string): Promise<boolean> {
  const rows = await run(
    `with owner as (
       select id, coalesce(nullif(concat_ws(' ', firstname, lastname), ''), email) as name
       from admin_users where lower(email) = lower($1)
     ), removed as (
       delete from patient_press_second_factors factor using owner where factor.user_id = owner.id returning factor.user_id
     ), ended as (
       delete from strapi_sessions using owner, removed
       where strapi_sessions.user_id = cast(owner.id as text) and strapi_sessions.origin = 'admin'
     )
     insert into patient_press_account_events (event, user_id, user_name, done_by)
     select 'second-factor-reset', owner.id, owner.name, 'Operator' from owner join removed on removed.user_id = owner.id
     returning id, patient_press_note_audit(jsonb_build_array(jsonb_build_object('kind', 'system', 'actor', '', 'name', 'Operator',
       'action', 'second-factor.reset', 'type', 'user', 'subject', cast(user_id as text), 'title', user_name,
       'detail', cast('{}' as jsonb))), true)`,
    [email],
  );
  return rows.length > 0;
}
