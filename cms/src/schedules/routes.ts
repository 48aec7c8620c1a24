import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import type { Administrator } from '../platform/http/administrator';
import { type Ability, mayPublishDocument, mayReadType, readableOf } from '../platform/permissions';
import { checkAfterwards } from '../withdrawing/afterwards';
import {
  isScheduledType,
  moveRequest,
  type ScheduleAnswer,
  type ScheduledType,
  type ScheduleList,
  type ScheduleRequest,
  type SeveralAnswer,
  type SeveralOutcome,
  scheduledTypes,
  scheduleRequest,
  schedulesQuery,
  severalRequest,
} from './contract';
import { readTitles } from './documents';
import {
  cancelSchedule,
  confirmSchedule,
  dismissSchedule,
  moveSchedule,
  objectionsTo,
  scheduleDocument,
} from './save-schedule';
import { isToCome, listSchedules, readSchedule, type StoredSchedule } from './schedule-table';
import { toSchedules } from './shown-schedules';
import { scheduleErrors as words } from './words';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Everything that is to come in a large newsroom; of what is over, what someone might look for. */
const MOST = 500;

const abilityOf = (ctx: Context): Ability => ctx.state.userAbility;

/** Whether someone may schedule a document: who may publish it, and can open it. */
async function may(strapi: Core.Strapi, ability: Ability, uid: ScheduledType, documentId: string): Promise<boolean> {
  const readable = await readableOf(strapi, ability, uid);
  return readable !== null && mayPublishDocument(strapi, ability, { uid, documentId });
}

const listHandler =
  (strapi: Core.Strapi): Core.MiddlewareHandler =>
  async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const query = schedulesQuery.safeParse(ctx.query);
    if (!query.success) return ctx.badRequest('This doesn’t say which schedules to list.');
    const types = scheduledTypes.filter((uid) => mayReadType(abilityOf(ctx), uid));
    const found = await listSchedules(strapi, query.data, types, MOST);
    const schedules = await toSchedules(strapi, abilityOf(ctx), found.slice(0, MOST));
    ctx.body = { schedules, hasMore: found.length > MOST } satisfies ScheduleList;
  };

/** @throws ApplicationError where what readers are to find after an unpublication can't be saved. */
const checkChosen = async (
  strapi: Core.Strapi,
  ability: Ability,
  {
    contentType,
    documentId,
    action,
    afterwards,
  }: Omit<ScheduleRequest, 'at' | 'contentType'> & { contentType: ScheduledType },
): Promise<void> => {
  if (action === 'unpublish' && afterwards)
    await checkAfterwards(strapi, ability, { contentType, documentId }, afterwards);
};

const scheduleHandler = (strapi: Core.Strapi) =>
  adminHandler(scheduleRequest, words.unclear, async (ctx, { contentType, ...asked }, administrator) => {
    if (!isScheduledType(contentType)) return ctx.badRequest(words.notPublished(contentType));
    if (!(await may(strapi, abilityOf(ctx), contentType, asked.documentId))) return ctx.forbidden(words.notYours);
    const place = { contentType, ...asked };
    await checkChosen(strapi, abilityOf(ctx), place);
    const made = await scheduleDocument(strapi, administrator, place);
    const [schedule] = await toSchedules(strapi, abilityOf(ctx), [made]);
    if (!schedule) return ctx.notFound(words.gone);
    ctx.body = { schedule, objections: await objectionsTo(strapi, made) } satisfies ScheduleAnswer;
  });

/** Each on its own: what can't be scheduled keeps nothing else from being scheduled. */
const severalHandler = (strapi: Core.Strapi) =>
  adminHandler(
    severalRequest,
    words.unclear,
    async (ctx, { contentType, documentIds, action, at, afterwards }, administrator) => {
      if (!isScheduledType(contentType)) return ctx.badRequest(words.notPublished(contentType));
      const titles = await readTitles(strapi, contentType, documentIds);
      const documents: SeveralOutcome[] = [];
      for (const documentId of new Set(documentIds)) {
        const place = { contentType, documentId, action, afterwards };
        const outcome = { documentId, title: titles.get(documentId) ?? '', refusal: null, objections: [] };
        try {
          if (!(await may(strapi, abilityOf(ctx), contentType, documentId)))
            throw new errors.ForbiddenError(words.notYours);
          await checkChosen(strapi, abilityOf(ctx), place);
          await scheduleDocument(strapi, administrator, { ...place, at });
          documents.push({ ...outcome, objections: await objectionsTo(strapi, place) });
        } catch (error) {
          if (!(error instanceof errors.ApplicationError)) throw error;
          documents.push({ ...outcome, refusal: error.message });
        }
      }
      ctx.body = { documents } satisfies SeveralAnswer;
    },
  );

/** Changes the schedule in the path, if the one who asks may publish its document. */
const changeHandler = <Schema extends z.ZodType>(
  strapi: Core.Strapi,
  schema: Schema,
  change: (schedule: StoredSchedule, administrator: Administrator, body: z.infer<Schema>) => Promise<StoredSchedule>,
  isChangeable: (schedule: StoredSchedule) => boolean = ({ state }) => isToCome(state),
) =>
  adminHandler(schema, words.unclear, async (ctx, body, administrator) => {
    const schedule = await readSchedule(strapi, String(ctx.params.id));
    if (!schedule || !mayReadType(abilityOf(ctx), schedule.contentType)) return ctx.notFound(words.gone);
    const [shown] = await toSchedules(strapi, abilityOf(ctx), [schedule]);
    if (!shown?.mayChange) return ctx.forbidden(words.notYours);
    if (!isChangeable(schedule)) throw new errors.ApplicationError(words.over);
    const [changed] = await toSchedules(strapi, abilityOf(ctx), [await change(schedule, administrator, body)]);
    if (!changed) return ctx.notFound(words.gone);
    ctx.body = { schedule: changed, objections: [] } satisfies ScheduleAnswer;
  });

const nothing = z.unknown();

/** Lets those who may publish documents have it done at a time. */
export function registerScheduledPublicationRoutes(strapi: Core.Strapi): void {
  addAdminRoutes(strapi, [
    { method: 'GET', path: '/schedules', handler: listHandler(strapi) },
    { method: 'POST', path: '/schedules', handler: scheduleHandler(strapi) },
    { method: 'POST', path: '/schedules/several', handler: severalHandler(strapi) },
    {
      method: 'POST',
      path: '/schedules/:id/move',
      handler: changeHandler(strapi, moveRequest, (schedule, _, { at }) => moveSchedule(strapi, schedule, at)),
    },
    {
      method: 'POST',
      path: '/schedules/:id/confirm',
      handler: changeHandler(
        strapi,
        nothing,
        (schedule, administrator) => confirmSchedule(strapi, schedule, administrator),
        ({ state }) => state === 'needs-confirmation',
      ),
    },
    {
      method: 'POST',
      path: '/schedules/:id/cancel',
      handler: changeHandler(strapi, nothing, (schedule, administrator) =>
        cancelSchedule(strapi, schedule, administrator),
      ),
    },
    {
      method: 'POST',
      path: '/schedules/:id/dismiss',
      handler: changeHandler(
        strapi,
        nothing,
        (schedule) => dismissSchedule(strapi, schedule),
        ({ state, needsAttention }) => needsAttention && !isToCome(state),
      ),
    },
  ]);
}
