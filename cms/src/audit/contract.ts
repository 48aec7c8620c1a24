import { z } from 'zod';

/** The permission to read the audit log. */
export const READ_AUDIT = 'api::audit.read';

/** Everything that is recorded, by area. Names are stored: none changes its meaning, and none is removed. */
export const auditActions = {
  content: [
    'document.created',
    'document.changed',
    'document.published',
    'document.unpublished',
    'document.deleted',
    'document.discarded',
    'document.copied',
    'file.added',
    'file.changed',
    'file.deleted',
    'folder.added',
    'folder.changed',
    'folder.deleted',
  ],
  administration: [
    'role.created',
    'role.changed',
    'role.deleted',
    'role.permissions-changed',
    'account.created',
    'account.changed',
    'account.roles-changed',
    'account.blocked',
    'account.unblocked',
    'account.deleted',
    'token.created',
    'token.changed',
    'token.renewed',
    'token.deleted',
    'webhook.created',
    'webhook.changed',
    'webhook.deleted',
    'settings.changed',
  ],
  logins: [
    'login.succeeded',
    'login.failed',
    'login.code-refused',
    'login.ended',
    'password.changed',
    'password.reset-asked',
    'password.reset',
    'second-factor.on',
    'second-factor.off',
    'second-factor.reset',
    'second-factor.codes-renewed',
  ],
  'personal-data': [
    'requests.read',
    'requests.search-begun',
    'requests.searched',
    'requests.answered',
    'requests.exported',
    'requests.purged',
    'person.searched',
    'person.exported',
    'person.erased',
    'consent.withdrawn',
    'consent.withdrawal-closed',
    'feedback.read',
    'feedback.handled',
    'feedback.reopened',
    'feedback.deleted',
  ],
  exports: ['file.exported', 'past.opened', 'audit.exported'],
} as const;

export type AuditArea = keyof typeof auditActions;
export const auditAreas = z.enum(['content', 'administration', 'logins', 'personal-data', 'exports']).options;
export type AuditAction = (typeof auditActions)[AuditArea][number];
export const auditAction = z.enum(Object.values(auditActions).flat());

export const actorKind = z.enum(['user', 'token', 'system', 'unknown']);
export type ActorKind = z.infer<typeof actorKind>;

const actor = z.object({ kind: actorKind, name: z.string() });
const subject = z.object({ type: z.string(), id: z.string(), title: z.string() });

/** An entry as the page shows it. */
export const auditEntry = z.object({
  id: z.number(),
  /** ISO in UTC */
  at: z.string(),
  actor,
  action: auditAction,
  subject,
  /** Names of fields in the words of the form, and counts. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  /** The latest first. */
  entries: z.array(auditEntry),
  /** What to ask for as `before` to go on; null: these were the last. */
  next: z.number().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

/** Who and what there are entries of. */
export const auditChoices = z.object({ people: z.array(z.string()), types: z.array(z.string()) });
export type AuditChoices = z.infer<typeof auditChoices>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, such as 2026-11-28');

/** Which entries are asked for. What is left out doesn't narrow them. Days are the newsroom's, the last included. */
export const auditFilters = z.object({
  person: z.string().max(300).optional(),
  area: z.enum(auditAreas).optional(),
  action: auditAction.optional(),
  type: z.string().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilters = z.infer<typeof auditFilters>;

export const auditQuery = auditFilters.extend({
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;
