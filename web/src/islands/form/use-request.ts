import { formWords } from '@patient-press/shared/words/forms';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormResponse } from './post-json.ts';

/** What every request carries beside what was filled in. */
export interface Carried {
  idempotencyKey: string;
  openForMs: number;
}

/** `waiting`: it is sent again automatically after `waitMs`; null: once there is a connection. `tries`: how often it failed. */
export type Sending<A> =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'waiting'; why: 'connection' | 'site'; detail: string; tries: number; waitMs: number | null }
  | Extract<FormResponse<A>, { kind: 'sent' | 'refused' }>;

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
/** About a minute: then a person decides. */
const TRIES = 5;

const waitAfter = (tries: number) => Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);

/** What follows from a response. @param tries how often it was sent, this time too. */
export function afterResponse<A>(response: FormResponse<A>, tries: number, isOnline: boolean): Sending<A> {
  switch (response.kind) {
    case 'sent':
    case 'refused':
      return response;
    case 'unreachable': {
      const detail = formWords.offline;
      return { kind: 'waiting', why: 'connection', detail, tries, waitMs: isOnline ? waitAfter(tries) : null };
    }
    case 'busy': {
      const { detail, retryAfterMs } = response;
      if (tries >= TRIES) return { kind: 'refused', code: 'busy', detail, errors: [] };
      return { kind: 'waiting', why: 'site', detail, tries, waitMs: retryAfterMs ?? waitAfter(tries) };
    }
  }
}

/**
 * Sends what was filled in, one request at a time. Sent again unchanged, it has the same key, so that however often that
 * happens it is one request. What didn't get through is sent again automatically: once there is a connection again, the reader comes
 * back to the page, or the site is ready.
 * @param post the same function as long as the form is mounted.
 * @param openedAt when the form was there to be filled in, as `performance.now()` has it.
 */
export function useRequest<F extends object, A>(
  post: (request: F & Carried) => Promise<FormResponse<A>>,
  openedAt: number,
): { sending: Sending<A>; send: (read: () => F | null) => void; reset: () => void } {
  const [sending, setSending] = useState<Sending<A>>({ kind: 'idle' });
  const isBusy = useRef(false);
  const last = useRef<{ content: string; idempotencyKey: string }>(null);
  /** What is in the form when it is sent, which may be later; null: not to be sent any more. */
  const reading = useRef<() => F | null>(() => null);

  const attempt = useCallback(
    async (tries: number) => {
      if (isBusy.current) return;
      const filled = reading.current();
      if (!filled) return setSending({ kind: 'idle' });
      isBusy.current = true;
      const content = JSON.stringify(filled);
      if (last.current?.content !== content) last.current = { content, idempotencyKey: crypto.randomUUID() };
      const { idempotencyKey } = last.current;
      if (tries === 1) setSending({ kind: 'sending' });
      const openForMs = Math.round(performance.now() - openedAt);
      const response = await post({ ...filled, idempotencyKey, openForMs });
      isBusy.current = false;
      setSending(afterResponse(response, tries, navigator.onLine));
    },
    [post, openedAt],
  );

  useEffect(() => {
    if (sending.kind !== 'waiting') return;
    const { why, tries, waitMs } = sending;
    const sendAgain = () => void attempt(tries + 1);
    const comeBack = () => why === 'connection' && !document.hidden && sendAgain();
    addEventListener('online', sendAgain);
    document.addEventListener('visibilitychange', comeBack);
    const timer = waitMs === null ? undefined : setTimeout(sendAgain, waitMs);
    return () => {
      removeEventListener('online', sendAgain);
      document.removeEventListener('visibilitychange', comeBack);
      clearTimeout(timer);
    };
  }, [sending, attempt]);

  return {
    sending,
    send: useCallback(
      (read) => {
        reading.current = read;
        void attempt(1);
      },
      [attempt],
    ),
    reset: useCallback(() => setSending({ kind: 'idle' }), []),
  };
}
