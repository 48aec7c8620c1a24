import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { useAuth } from '@strapi/strapi/admin';

/** Strapi's types do not say that its own actions have names. */
type HeaderAction = ContentManagerPlugin['headerActions'][number] & { type?: string; position?: unknown };

const MAY_ARRANGE = 'plugin::content-manager.collection-types.configure-view';

/** Strapi offers everyone to arrange the form, and then refuses it to most. */
const onlyForThoseWhoMay = (original: HeaderAction): HeaderAction => {
  const offered: HeaderAction = (props) => {
    const action = original(props);
    const isAllowed = useAuth('ArrangeForm', ({ permissions }) =>
      permissions.some((permission) => permission.action === MAY_ARRANGE),
    );
    return isAllowed ? action : null;
  };
  return Object.assign(offered, { type: original.type, position: original.position });
};

/** Leaves out “Edit the model”: the schema is part of the program, and only a developer changes it. */
export const limitHeaderActions = (actions: HeaderAction[]): HeaderAction[] =>
  actions
    .filter(({ type }) => type !== 'edit-the-model')
    .map((action) => (action.type === 'configure-the-view' ? onlyForThoseWhoMay(action) : action));
