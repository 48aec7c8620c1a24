import { getFetchClient, useAuth, useForm } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { type Other, presence } from '../../presence/contract';

const BEAT_MS = 10_000;

/** `crypto.randomUUID` is missing on pages that are not from https. */
const newTab = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');

/** Also while the page is left, when other requests are canceled. */
const sayGoodbye = (tab: string, token: string | null): void =>
  void fetch('/presence/leave', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ tab }),
  }).catch(() => undefined);

const isSame = (one: readonly Other[], other: readonly Other[]) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Tells the cms that this form is open, every few seconds. A failure is not shown: presence is a courtesy, and what
 * protects the text is the version that a save is based on.
 * @returns who else has the document open.
 */
export function usePresence(contentType: string, documentId: string): readonly Other[] {
  const hasChanges = useForm('Presence', (form) => form.modified);
  const [others, setOthers] = useState<readonly Other[]>([]);
  const [tab] = useState(newTab);
  const changes = useRef(hasChanges);
  changes.current = hasChanges;
  const token = useRef<string | null>(null);
  token.current = useAuth('Presence', (auth) => auth.token);
  const beat = useRef<() => void>(() => undefined);

  useEffect(() => {
    const { post } = getFetchClient();
    let isOver = false;
    let isLeft = false;
    const leave = () => sayGoodbye(tab, token.current);
    const isAway = () => document.visibilityState === 'hidden' && !changes.current;
    beat.current = () => {
      if (isLeft || isAway()) return;
      post('/presence', { tab, contentType, documentId, hasChanges: changes.current })
        .then(({ data }) => {
          const now = presence.parse(data).others;
          if (isOver || isLeft) leave();
          else setOthers((before) => (isSame(before, now) ? before : now));
        })
        .catch(() => undefined);
    };
    const onVisibility = () => {
      if (document.visibilityState === 'visible') beat.current();
      else if (isAway()) leave();
    };
    // Browsers hide a page once more after it was left, and may bring it back.
    const onPageHide = () => {
      isLeft = true;
      leave();
    };
    const onPageShow = () => {
      isLeft = false;
      beat.current();
    };
    beat.current();
    const timer = setInterval(() => beat.current(), BEAT_MS);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('pageshow', onPageShow);
      leave();
    };
  }, [tab, contentType, documentId]);
  // At once, when the first letter is typed and when it is saved.
  useEffect(() => {
    if (changes.current === hasChanges) beat.current();
  }, [hasChanges]);
  return others;
}
