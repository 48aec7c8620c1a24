import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { useNotification } from '@strapi/strapi/admin';
import { type SyntheticEvent, useRef } from 'react';
import { errorMessage } from '../error-message';
import { beforeRemovalWords as words } from '../words/in-use';
import type { Outcome, Redirect } from './after-it-goes';
import { BeforeItGoes } from './before-it-goes';
import { consequencesApi, type Withdrawal } from './consequences-api';

type DocumentAction = ContentManagerPlugin['documentActions'][number];

/** Has readers find what was chosen once a page is gone, and says so. The cms refuses a redirect while the page is still there. */
function useOutcome() {
  const [redirectReaders] = consequencesApi.useRedirectReadersMutation();
  const [withdrawPage] = consequencesApi.useWithdrawPageMutation();
  const [consequences] = consequencesApi.useLazyConsequencesQuery();
  const { toggleNotification } = useNotification();

  const redirectTo = async (redirect: Redirect) => {
    const answer = await redirectReaders(redirect);
    if (!('error' in answer)) return toggleNotification({ type: 'success', message: words.redirected(redirect) });
    const reason = errorMessage(answer.error, words.addItYourself);
    toggleNotification({ type: 'warning', message: words.redirectNotSaved({ from: redirect.from, reason }) });
  };

  const withdraw = async (withdrawal: Withdrawal) => {
    const { address: path, outcome } = withdrawal;
    const answer = await withdrawPage(withdrawal);
    if (!('error' in answer))
      return toggleNotification({
        type: 'success',
        message: outcome === 'notice' ? words.withdrawn(path) : words.gone(path),
      });
    const reason = errorMessage(answer.error, words.addWithdrawnPage);
    toggleNotification({ type: 'warning', message: words.notWithdrawn({ path, reason }) });
  };

  return async (uid: string, documentId: string, outcome: NonNullable<Outcome>) => {
    const left = await consequences({ uid, documentId });
    // Deleting or unpublishing was refused: the message says so already.
    if (left.data?.path) return;
    await (outcome.kind === 'redirect' ? redirectTo(outcome.redirect) : withdraw(outcome.withdrawal));
  };
}

/** Strapi's own action, whose dialog also says what loses by it, and asks what readers find instead. */
function withConsequences(Original: DocumentAction): DocumentAction {
  const Action: DocumentAction = (props) => {
    const description = Original(props);
    const outcome = useRef<Outcome>(null);
    const click = useRef<SyntheticEvent | null>(null);
    const leave = useOutcome();
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
              onOutcome={(chosen) => {
                outcome.current = chosen;
              }}
            />
          </>
        ),
        onConfirm: async () => {
          const chosen = outcome.current;
          if (own?.onConfirm) await own.onConfirm();
          else if (click.current) await onClick?.(click.current);
          if (chosen) await leave(model, documentId, chosen);
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
