import { Button, Flex } from '@strapi/design-system';
import { type RequestState, requestStates } from '../../../inbox/callback-contract';

const words: Record<RequestState, string> = { open: 'Open', suspect: 'Suspect', done: 'Done', all: 'All' };

interface RequestFiltersProps {
  state: RequestState;
  onChange(state: RequestState): void;
}

export function RequestFilters({ state, onChange }: RequestFiltersProps) {
  return (
    <Flex role="group" aria-label="Show" gap={2}>
      {requestStates.map((one) => (
        <Button
          key={one}
          variant={one === state ? 'secondary' : 'tertiary'}
          aria-pressed={one === state}
          onClick={() => onChange(one)}
        >
          {words[one]}
        </Button>
      ))}
    </Flex>
  );
}
