import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { useNotification } from '@strapi/strapi/admin';
import { type SyntheticEvent, useRef } from 'react';
import { errorMessage } from '../error-message';
import { beforeRemovalWords as words } from '../words/in-use';
import { BeforeItGoes, type Redirect } from './before-it-goes';
import { consequencesApi } from './consequences-api';

type DocumentAction = ContentManagerPlugin['documentActions'][number];

/** Redirects readers once a page is gone, and says so. The cms refuses it while the page is still there. */
function useRedirect() {
  const [redirectReaders] = consequencesApi.useRedirectReadersMutation();
  const [consequences] = consequencesApi.useLazyConsequencesQuery();
  const { toggleNotification } = useNotification();
  return async (uid: string, documentId: string, redirect: Redirect) => {
    const left = await consequences({ uid, documentId });
    // Deleting or unpublishing was refused: the message says so already.
    if (left.data?.path) return;
    const answer = await redirectReaders(redirect);
    if ('error' in answer)
      toggleNotification({
        type: 'warning',
        message: words.redirectNotSaved({
          from: redirect.from,
          reason: errorMessage(answer.error, words.addItYourself),
        }),
      });
    else toggleNotification({ type: 'success', message: words.redirected(redirect) });
  };
}

/** Strapi's own action, whose dialog also says what loses by it, and offers to redirect readers. */
function withConsequences(Original: DocumentAction): DocumentAction {
  const Action: DocumentAction = (props) => {
    const description = Original(props);
    const redirect = useRef<Redirect | null>(null);
    const click = useRef<SyntheticEvent | null>(null);
    const redirectReaders = useRedirect();
    const { model, documentId, collectionType } = props;
    if (!description || !documentId || collectionType !== 'collection-types') return description;
    const { dialog, onClick } = description;
    const own = dialog?.type === 'dialog' ? dialog : undefined;
    return {
      ...description,
      onClick: (event) => {
        click.current = event;
      },
      dialog: {
        ...own,
        type: 'dialog',
        title: own?.title ?? 'Confirmation',
        content: (
          <>
            {own?.content ?? 'Readers will no longer find it.'}
            <BeforeItGoes
              uid={model}
              documentId={documentId}
              onRedirect={(chosen) => {
                redirect.current = chosen;
              }}
            />
          </>
        ),
        onConfirm: async () => {
          const chosen = redirect.current;
          if (own?.onConfirm) await own.onConfirm();
          else if (click.current) await onClick?.(click.current);
          if (chosen) await redirectReaders(model, documentId, chosen);
        },
      },
    };
  };
  return Object.assign(Action, { type: Original.type, position: Original.position });
}

/** Puts the consequences into the dialogs of Delete and Unpublish. */
export const offerRedirects = (actions: DocumentAction[]): DocumentAction[] =>
  actions.map((action) =>
    action.type === 'delete' || action.type === 'unpublish' ? withConsequences(action) : action,
  );
