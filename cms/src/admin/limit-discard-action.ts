import { type DocumentActionComponent, useDocumentRBAC } from '@strapi/content-manager/strapi-admin';

/** Whether a role may change all that it reads. Strapi names no fields where a role is not limited to some. */
function useMayChangeAll(): boolean {
  const changeable = useDocumentRBAC('OfferDiscard', ({ canUpdateFields }) => canUpdateFields) ?? [];
  const readable = useDocumentRBAC('OfferDiscard', ({ canReadFields }) => canReadFields) ?? [];
  return changeable.length === 0 || readable.every((field) => changeable.includes(field));
}

const forEditorsOnly = (discard: DocumentActionComponent): DocumentActionComponent => {
  const offered: DocumentActionComponent = (props) => {
    const action = discard(props);
    return useMayChangeAll() ? action : null;
  };
  return Object.assign(offered, { type: discard.type, position: discard.position });
};

/**
 * Offers to discard a draft only to those who may change all of it: the cms refuses it to others
 * (setup/guard-whole-documents.ts).
 */
export const limitDiscardToEditors = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => (action.type === 'discard' ? forEditorsOnly(action) : action));
