import { Field, Flex, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { nameUses } from '../confirmations/confirm-requests';
import { beforeRemovalWords as words } from '../words/in-use';
import { consequencesApi } from './consequences-api';
import { UsesList } from './lists';

export interface Redirect {
  from: string;
  to: string;
}

interface Props {
  uid: string;
  documentId: string;
  /** Called with where readers of the page are to be sent; null: nowhere. */
  onRedirect(redirect: Redirect | null): void;
}

/** In the dialog before a document is deleted or unpublished: what loses by that, and where its readers go instead. */
export function BeforeItGoes({ uid, documentId, onRedirect }: Props) {
  const { data } = consequencesApi.useConsequencesQuery({ uid, documentId }, { refetchOnMountOrArgChange: true });
  const [typed, setTyped] = useState<string>();
  const from = data?.path ?? null;
  const to = typed ?? data?.suggestion ?? '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the callback differs each time, its argument does not
  useEffect(() => onRedirect(from && to.trim() ? { from, to: to.trim() } : null), [from, to]);
  useEffect(() => (data ? nameUses([documentId]) : undefined), [data, documentId]);
  if (!data) return null;
  const { neededBy, alsoIn, inDrafts } = data.uses;
  const isNeeded = neededBy.documents.length > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" paddingTop={4}>
      <UsesList title={words.neededBy} list={neededBy} />
      <UsesList title={words.dropsOutOf} list={alsoIn} />
      <UsesList title={words.inDrafts} list={inDrafts} />
      {from && !isNeeded && (
        <Field.Root hint={words.redirectHint} width="100%">
          <Field.Label>{words.redirectFrom(from)}</Field.Label>
          <Field.Input value={to} onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)} />
          <Field.Hint />
        </Field.Root>
      )}
      {isNeeded && <Typography variant="pi">{words.nothingChangesYet}</Typography>}
    </Flex>
  );
}
