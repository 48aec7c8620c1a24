import { Button, Flex } from '@strapi/design-system';
import { type RequestState, requestStates } from '../../../inbox/callback-contract';
import { callRequestWords, requestsPageWords } from '../../words/requests';

interface RequestFiltersProps {
  state: RequestState;
  onChange(state: RequestState): void;
}

export function RequestFilters({ state, onChange }: RequestFiltersProps) {
  return (
    <Flex role="group" aria-label={requestsPageWords.filter} gap={2}>
      {requestStates.map((one) => (
        <Button
          key={one}
          variant={one === state ? 'secondary' : 'tertiary'}
          aria-pressed={one === state}
          onClick={() => onChange(one)}
        >
          {callRequestWords.states[one]}
        </Button>
      ))}
    </Flex>
  );
}
