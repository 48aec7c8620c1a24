import { getFetchClient } from '@strapi/strapi/admin';
import { filesUsed, several } from '../../consequences/contract';
import { CONFIRM_HEADER, NEEDS_CONFIRMATION } from '../../platform/http/confirmation-contract';
import { confirmWords as words } from '../words/in-use';
import { type Change, changeOf } from './changes';
import { ask, type UsedThing } from './questions';

/** Sources whose drafts someone has just read in the dialog that deletes them. */
const named = new Set<string>();

/** Notes that a dialog names where a document is used: it is not asked about again. @returns what ends it. */
export function nameUses(documentIds: readonly string[]): () => void {
  for (const documentId of documentIds) named.add(documentId);
  return () => {
    for (const documentId of documentIds) named.delete(documentId);
  };
}

async function usedBy(change: Change): Promise<UsedThing[]> {
  const { post } = getFetchClient();
  if (change.kind === 'files') {
    const { fileIds, folderIds } = change;
    const { data } = await post('/where-used/files', { fileIds, folderIds });
    return filesUsed.parse(data).files.map(({ id, name, uses }) => ({ id: String(id), title: name, uses }));
  }
  const { documentIds } = change;
  const { data } = await post('/where-used', { contentType: 'api::source.source', documentIds });
  return several.parse(data).used.map(({ documentId, title, uses }) => ({ id: documentId, title, uses }));
}

/** What published content needs is refused with a message of its own: there is nothing to confirm. */
const isRefusedAnyway = ({ uses }: UsedThing) => uses.neededBy.documents.length > 0;

/** @returns whether the request is sent as confirmed; null: it isn't sent. */
async function decide(change: Change): Promise<boolean | null> {
  if (change.kind === 'sources' && change.documentIds.every((id) => named.has(id))) return true;
  let used: UsedThing[];
  try {
    used = await usedBy(change);
  } catch {
    // The cms asks for a confirmation if it needs one.
    return false;
  }
  if (used.length === 0 || (change.verb === 'delete' && used.some(isRefusedAnyway))) return false;
  return (await ask({ verb: change.verb, used })) ? true : null;
}

const canceled = (verb: Change['verb']): Response =>
  Response.json(
    {
      error: {
        status: 400,
        name: 'ValidationError',
        message: words.canceled[verb],
        details: { code: NEEDS_CONFIRMATION },
      },
    },
    { status: 400 },
  );

/**
 * Before the admin changes or deletes a file or a source that documents use, asks with their names. Strapi's Media Library
 * has no place for a question of ours: its requests are the same from every dialog. Call it once.
 */
export function confirmRequests(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (typeof input !== 'string' || !init) return send(input, init);
    const change = changeOf(init.method ?? 'GET', new URL(input, window.location.href), init.body);
    const isConfirmed = change && (await decide(change));
    if (change && isConfirmed === null) return canceled(change.verb);
    if (!isConfirmed) return send(input, init);
    const headers = new Headers(init.headers);
    headers.set(CONFIRM_HEADER, 'true');
    return send(input, { ...init, headers });
  };
}
