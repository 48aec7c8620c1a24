import type { CallbackRequest } from '@patient-press/shared/callback-request';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Outcome, sendCallback } from './send-callback.ts';

/** A request as it was filled in, before it has its key. */
export type Filled = Omit<CallbackRequest, 'idempotencyKey' | 'openForMs'>;

export type Sending = { kind: 'idle' } | { kind: 'sending' } | Outcome;

/**
 * Sends what was filled in, one request at a time. Sent again unchanged, it has the same key, so that however often that
 * happens somebody calls once. What did not get through goes by itself once there is a connection again.
 */
export function useCallbackRequest(): { sending: Sending; send: (filled: Filled) => void; reset: () => void } {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const isBusy = useRef(false);
  const openedAt = useRef(performance.now());
  const last = useRef<{ filled: Filled; idempotencyKey: string }>(null);

  const send = useCallback(async (filled: Filled) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSending({ kind: 'sending' });
    const isSame = JSON.stringify(last.current?.filled) === JSON.stringify(filled);
    const idempotencyKey = (isSame && last.current?.idempotencyKey) || crypto.randomUUID();
    last.current = { filled, idempotencyKey };
    const openForMs = Math.round(performance.now() - openedAt.current);
    setSending(await sendCallback({ ...filled, idempotencyKey, openForMs }));
    isBusy.current = false;
  }, []);

  useEffect(() => {
    if (sending.kind !== 'unreachable') return;
    const sendAgain = () => {
      if (last.current) send(last.current.filled);
    };
    addEventListener('online', sendAgain);
    return () => removeEventListener('online', sendAgain);
  }, [sending, send]);

  return { sending, send, reset: useCallback(() => setSending({ kind: 'idle' }), []) };
}
