import { Checkbox, Flex, Typography } from '@strapi/design-system';
import type { FoundRequest } from '../../../data-subjects/contract';
import { foundWords } from '../../words/data-subjects';
import { lineOf } from './words';

interface ChooseProps {
  /** What the list is of, for screen readers. */
  label: string;
  requests: readonly FoundRequest[];
  /** documentIds */
  chosen: ReadonlySet<string>;
  onChange(chosen: ReadonlySet<string>): void;
}

/** Chosen at first: what certainly is the person's. */
export const certainOf = (requests: readonly FoundRequest[]): ReadonlySet<string> =>
  new Set(requests.flatMap(({ certainty, documentId }) => (certainty === 'same' ? documentId : [])));

/** Everything that may be a person's, each with a box to check. */
export function ChooseRequests({ label, requests, chosen, onChange }: ChooseProps) {
  const now = Date.now();
  const toggle = (documentId: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(documentId);
    else next.delete(documentId);
    onChange(next);
  };
  return (
    <Flex role="group" aria-label={label} direction="column" alignItems="stretch" gap={3} paddingBottom={4}>
      {requests.map((found) => (
        <Checkbox
          key={found.documentId}
          checked={chosen.has(found.documentId)}
          onCheckedChange={(isChosen) => toggle(found.documentId, isChosen === true)}
        >
          <Flex tag="span" direction="column" alignItems="flex-start">
            <Typography tag="span" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
              {lineOf(found, now)}
            </Typography>
            <Typography tag="span" variant="pi" textColor="neutral600">
              {foundWords.because[found.because]}
            </Typography>
          </Flex>
        </Checkbox>
      ))}
    </Flex>
  );
}
