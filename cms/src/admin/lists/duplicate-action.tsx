import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { Duplicate } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { errorMessage } from '../error-message';
import { duplicateWords as words } from '../words/lists';
import { listsApi } from './lists-api';

const inOneStep = (original: DocumentActionComponent): DocumentActionComponent => {
  const offered: DocumentActionComponent = (props) => {
    const description = original(props);
    const [duplicate] = listsApi.useDuplicateMutation();
    const { toggleNotification } = useNotification();
    const navigate = useNavigate();
    const { model, documentId, collectionType } = props;
    if (!description || !documentId || collectionType !== 'collection-types') return null;
    return {
      label: words.label,
      icon: <Duplicate />,
      position: ['table-row', 'header'],
      ...(description.disabled !== undefined && { disabled: description.disabled }),
      onClick: async () => {
        const answer = await duplicate({ model, documentId });
        if ('error' in answer) {
          toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.failed) });
          return;
        }
        toggleNotification({ type: 'success', message: words.done });
        navigate(`/content-manager/${collectionType}/${model}/${answer.data}`);
      },
    };
  };
  return Object.assign(offered, { type: original.type, position: ['table-row' as const, 'header' as const] });
};

/**
 * Duplicates a document in one step, from lists and forms: the copy is a draft, with an address of its own and without the
 * approval or the review of the original. Strapi’s own action refuses types with an address, and asks to fill in a form.
 */
export const duplicateInOneStep = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => (action.type === 'clone' ? inOneStep(action) : action));
