import type { Core } from '@strapi/strapi';
import { type Ability, mayWriteEveryField } from '../platform/permissions';

type Action = (ctx: Context, ...rest: unknown[]) => unknown;
type Controller = Record<string, Action>;

/** What is used here of the context of a request to the content manager. */
interface Context {
  params: { model?: string };
  request: { body?: unknown };
  state: { userAbility: Ability };
  forbidden(message: string): unknown;
}

const discardsDraft = ({ request: { body } }: Context): boolean =>
  typeof body === 'object' && body !== null && 'discardDraft' in body && Boolean(body.discardDraft);

/** The actions of the content manager that replace a whole draft, by controller, each with when it does. */
const replacing: Record<string, Record<string, (ctx: Context) => boolean>> = {
  'collection-types': { discard: () => true, unpublish: discardsDraft },
  'single-types': { discard: () => true, unpublish: discardsDraft },
  // Strapi's history, in editions that have it.
  'history-version': { restoreVersion: () => true },
};

const message =
  'This would replace the whole draft, but your role can change only some of its fields. Ask someone who can edit all of them.';

/**
 * Strapi lets everyone who may change one field discard a draft or restore a version, which changes all of them. Refuses
 * that to roles which may not change every field.
 */
export function guardWholeDocuments(strapi: Core.Strapi): void {
  for (const [name, actions] of Object.entries(replacing)) {
    const uid = `plugin::content-manager.${name}`;
    if (!strapi.get('controllers').get(uid)) continue;
    strapi.get('controllers').extend(uid, (controller: Controller) => {
      const guarded = Object.entries(actions).map(([action, applies]): [string, Action] => [
        action,
        (ctx, ...rest) => {
          const model = ctx.params.model ?? modelOf(ctx);
          const isRefused = applies(ctx) && !mayWriteEveryField(strapi, ctx.state.userAbility, model);
          return isRefused ? ctx.forbidden(message) : controller[action]?.call(controller, ctx, ...rest);
        },
      ]);
      return { ...controller, ...Object.fromEntries(guarded) };
    });
  }
}

/** History's requests name the type in their body. */
const modelOf = ({ request: { body } }: Context): string =>
  typeof body === 'object' && body !== null && 'contentType' in body ? String(body.contentType) : '';
