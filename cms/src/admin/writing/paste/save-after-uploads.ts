import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { useNotification } from '@strapi/strapi/admin';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { pasteWords } from '../../words/paste';
import { uploads } from './uploads';

type DocumentAction = ContentManagerPlugin['documentActions'][number];

const isSaveShortcut = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  key === 'Enter' && !shiftKey && (ctrlKey || metaKey);

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Strapi's Save or Publish, which waits for pictures that are still uploading: without them it would save empty figures. */
function afterUploads(Original: DocumentAction): DocumentAction {
  const Action: DocumentAction = (props) => {
    const description = Original(props);
    const latest = useRef(description);
    latest.current = description;
    const [isWaiting, setIsWaiting] = useState(false);
    const { toggleNotification } = useNotification();

    const run = async (event: SyntheticEvent) => {
      if (isWaiting) return;
      setIsWaiting(true);
      toggleNotification({ type: 'info', message: pasteWords.saveWaits(uploads.left) });
      await uploads.settled();
      // The form draws what it was just given, and Strapi's action then saves that.
      await nextFrame();
      setIsWaiting(false);
      if (!latest.current?.disabled) await latest.current?.onClick?.(event);
    };
    const runLatest = useRef(run);
    runLatest.current = run;

    useEffect(() => {
      if (Original.type !== 'update') return;
      // Strapi's own shortcut would save at once.
      const onKey = (event: KeyboardEvent) => {
        if (uploads.left === 0 || !isSaveShortcut(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        void runLatest.current(event as unknown as SyntheticEvent);
      };
      window.addEventListener('keydown', onKey, true);
      return () => window.removeEventListener('keydown', onKey, true);
    }, []);

    if (!description) return description;
    return {
      ...description,
      disabled: isWaiting || description.disabled,
      onClick: (event) => (uploads.left === 0 ? description.onClick?.(event) : run(event)),
    };
  };
  return Object.assign(Action, { type: Original.type, position: Original.position });
}

/** Lets Save and Publish wait for pictures that were pasted. */
export const saveAfterUploads = (actions: DocumentAction[]): DocumentAction[] =>
  actions.map((action) => (action.type === 'update' || action.type === 'publish' ? afterUploads(action) : action));
