import { Flex, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { nameUses } from '../confirmations/confirm-requests';
import { beforeRemovalWords as words } from '../words/in-use';
import { AfterItGoes, type Choice, firstChoice, type Outcome, outcomeOf } from './after-it-goes';
import { consequencesApi } from './consequences-api';
import { UsesList } from './lists';

interface Props {
  uid: string;
  documentId: string;
  /** Called with what readers are to find where the page was. */
  onOutcome(outcome: Outcome): void;
}

/** In the dialog before a document is deleted or unpublished: what loses by that, and where its readers go instead. */
export function BeforeItGoes({ uid, documentId, onOutcome }: Props) {
  const { data } = consequencesApi.useConsequencesQuery({ uid, documentId }, { refetchOnMountOrArgChange: true });
  const gone = data?.path ? { ...data, path: data.path } : null;

  const [chosen, setChosen] = useState<Choice | null>(null);
  const choice = chosen ?? firstChoice(gone?.suggestion ?? '');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the callback differs each time
  useEffect(() => onOutcome(gone && outcomeOf(choice, gone)), [data, chosen]);
  useEffect(() => (data ? nameUses([documentId]) : undefined), [data, documentId]);
  if (!data) return null;
  const { neededBy, alsoIn, inDrafts } = data.uses;
  const isNeeded = neededBy.documents.length > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" paddingTop={4}>
      <UsesList title={words.neededBy} list={neededBy} />
      <UsesList title={words.dropsOutOf} list={alsoIn} />
      <UsesList title={words.inDrafts} list={inDrafts} />
      {gone && !isNeeded && (
        <AfterItGoes
          label={words.outcome(gone.path)}
          redirectLabel={words.redirectFrom(gone.path)}
          canBeWithdrawn={gone.canBeWithdrawn}
          choice={choice}
          onChange={setChosen}
        />
      )}
      {isNeeded && <Typography variant="pi">{words.nothingChangesYet}</Typography>}
    </Flex>
  );
}
