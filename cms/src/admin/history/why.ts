import { useSyncExternalStore } from 'react';
import { WHY_HEADER } from '../../versions/contract';

/** What is typed before the next save, and of which document's form. */
let typed = { form: '', why: '' };
const listeners = new Set<() => void>();

function setWhy(form: string, why: string): void {
  typed = { form, why };
  for (const listener of listeners) listener();
}

/** Why the open document is being changed, as it was typed in its form. */
export function useWhy(form: string): [why: string, set: (why: string) => void] {
  const why = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (typed.form === form ? typed.why : ''),
  );
  return [why, (next) => setWhy(form, next)];
}

const SAVES = /^\/content-manager\/(collection-types|single-types)\/([^/]+)(?:\/([^/]+))?/;

/** Which form saves with a request: the same name as in the form, but for types with one document, whose id it doesn't have. */
function isFrom(pathname: string, form: string): boolean {
  const [, kind, uid, id] = SAVES.exec(pathname) ?? [];
  if (kind === 'single-types') return form.startsWith(`${uid} `);
  return uid !== undefined && form === `${uid} ${id === undefined || id === 'actions' ? 'new' : id}`;
}

/** Whether a request saves or publishes what is open in the form that the reason was typed in. */
function isSave(input: string, { method = 'GET' }: RequestInit): boolean {
  const { pathname } = new URL(input, window.location.href);
  const isRead = method.toUpperCase() === 'GET' || /\/actions\/(check|count|bulk)/.test(pathname);
  return !isRead && typed.why.trim() !== '' && isFrom(pathname, typed.form);
}

/** Sends the reason with the save that it was typed for. Strapi's form has no place for it. Call it once. */
export function sendReasons(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (typeof input !== 'string' || !init || !isSave(input, init)) return send(input, init);
    const sent = typed;
    const headers = new Headers(init.headers);
    headers.set(WHY_HEADER, encodeURIComponent(sent.why.trim()));
    const answer = await send(input, { ...init, headers });
    // Refused, it is still the reason for the next try.
    if (answer.ok && typed === sent) setWhy(sent.form, '');
    return answer;
  };
}
