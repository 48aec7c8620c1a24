import {
  type ContentManagerPlugin,
  type DocumentActionProps,
  unstable_useDocument as useDocument,
} from '@strapi/content-manager/strapi-admin';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { checkWords } from '../words/checks';
import { flushFields } from '../writing/field/flush-fields';
import { uploads } from '../writing/paste/uploads';
import { checksApi } from './checks-api';
import { listErrors, mergeErrors } from './form-errors';

type DocumentAction = ContentManagerPlugin['documentActions'][number];
type Shortcut = 'save' | 'publish';

/** As Strapi has them: Ctrl or Cmd with Enter or S saves, with Shift and Enter publishes. */
function shortcutOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Shortcut | null {
  if (!ctrlKey && !metaKey) return null;
  if (key === 'Enter') return shiftKey ? 'publish' : 'save';
  return key.toLowerCase() === 's' && !shiftKey ? 'save' : null;
}

/** Shortcuts that passed the check: they go on to Strapi. */
const passed = new WeakSet<Event>();

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What Strapi sends of a form's values: some of its inputs hold more than is saved. */
function toSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSent);
  if (!isObject(value)) return value;
  if ('apiData' in value) return value.apiData;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toSent(one)]));
}

/** How long a shortcut waits for its button: a few seconds, and longer on a slow machine. */
const MOST_FRAMES = 300;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Publishes without Strapi's dialog about relations to drafts. It says that they are left out, where they appear once these are
 * published; and it belongs to a button that is replaced after the check, which closes it.
 * @returns whether there was something to publish.
 */
async function publishAtOnce(action: ReturnType<DocumentAction> | undefined): Promise<boolean> {
  if (action?.type !== 'publish' || action.dialog?.type !== 'dialog' || !action.dialog.onConfirm) return false;
  await action.dialog.onConfirm();
  return true;
}

/** Gives the form what was typed. Some inputs do that once they are left; what is typed next still goes there. */
function handOver(): void {
  flushFields();
  const focused = document.activeElement;
  if (!(focused instanceof HTMLInputElement)) return;
  focused.blur();
  focused.focus({ preventScroll: true });
}

/** @returns a function that shows everything a save or a publication would be refused for, and says whether there is nothing. */
function useCheck({ model, collectionType, documentId }: DocumentActionProps, isPublication: boolean) {
  const { schema } = useDocument({ model, collectionType, documentId: documentId ?? '' }, { skip: true });
  const validate = useForm('CheckFirst', (form) => form.validate);
  const getValues = useForm('CheckFirst', (form) => form.getValues);
  const setErrors = useForm('CheckFirst', (form) => form.setErrors);
  const setSubmitting = useForm('CheckFirst', (form) => form.setSubmitting);
  const [ask] = checksApi.useCheckFormMutation();
  const { toggleNotification } = useNotification();
  const isShown = isPublication || schema?.options?.draftAndPublish !== true;

  const findErrors = async () => {
    const { errors } = await validate(false, { status: isShown ? 'published' : 'draft' });
    const data = toSent(getValues());
    const asked = { contentType: model, documentId: documentId ?? null, isPublication };
    // Without an answer, Strapi's own request is what is refused.
    const answer = await ask({ ...asked, data: isObject(data) ? data : {} })
      .unwrap()
      .catch(() => ({ objections: [] }));
    return mergeErrors(errors, answer.objections);
  };

  return async (): Promise<boolean> => {
    setSubmitting(true);
    try {
      handOver();
      await nextFrame();
      const errors = await findErrors();
      const count = listErrors(errors, []).length;
      if (count === 0) return true;
      setErrors(errors);
      const message = isPublication ? checkWords.notPublished(count) : checkWords.notSaved(count);
      toggleNotification({ type: 'danger', message });
      return false;
    } finally {
      setSubmitting(false);
    }
  };
}

/** A dialog is open: its own form is what shortcuts save. */
const isDialogOpen = () => document.querySelector('[role="dialog"]') !== null;
const isCopying = () => window.location.pathname.includes('/clone/');

function checkFirst(Original: DocumentAction): DocumentAction {
  const shortcut: Shortcut = Original.type === 'publish' ? 'publish' : 'save';
  const Action: DocumentAction = (props) => {
    const description = Original(props);
    const latest = useRef(description);
    // After Strapi's own effects of the same rendering: what is here, its listeners know too.
    useEffect(() => {
      latest.current = description;
    });
    const check = useCheck(props, shortcut === 'publish');
    const latestCheck = useRef(check);
    latestCheck.current = check;
    // The second click of a double click, between the check and Strapi's request, asks for nothing more.
    const isBusy = useRef(false);

    useEffect(() => {
      const onKey = (event: KeyboardEvent) => {
        if (passed.has(event) || shortcutOf(event) !== shortcut || isDialogOpen() || isCopying()) return;
        // A save waits for pictures on its own: `saveAfterUploads`.
        if (!latest.current || latest.current.disabled || uploads.left > 0) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (isBusy.current) return;
        isBusy.current = true;
        const passOn = async () => {
          if (!(await latestCheck.current())) return;
          if (await publishAtOnce(latest.current)) return;
          // Strapi leaves a shortcut alone while its button is disabled, as it was during the check.
          for (let frames = 0; frames < MOST_FRAMES; frames += 1) {
            await nextFrame();
            if (!latest.current?.disabled) break;
          }
          const again = new KeyboardEvent('keydown', event);
          passed.add(again);
          window.dispatchEvent(again);
        };
        void passOn().finally(() => {
          isBusy.current = false;
        });
      };
      window.addEventListener('keydown', onKey, true);
      return () => window.removeEventListener('keydown', onKey, true);
    }, []);

    if (!description) return description;
    const onClick = async (event: SyntheticEvent) => {
      if (isCopying()) return description.onClick?.(event);
      // True: without a dialog, because there is nothing to confirm.
      if (isBusy.current) return true;
      isBusy.current = true;
      try {
        if (!(await check())) return true;
        await nextFrame();
        return (await publishAtOnce(latest.current)) || (await latest.current?.onClick?.(event));
      } finally {
        isBusy.current = false;
      }
    };
    return { ...description, onClick };
  };
  return Object.assign(Action, { type: Original.type, position: Original.position });
}

/**
 * Save and Publish first ask for everything that they would be refused for, from the form and from the cms, and show all of
 * it at once. Strapi alone shows what its form finds, and asks the cms only when that is fixed.
 */
export const checkActionsFirst = (actions: DocumentAction[]): DocumentAction[] =>
  actions.map((action) => (action.type === 'update' || action.type === 'publish' ? checkFirst(action) : action));
