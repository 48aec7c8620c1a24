import { Flex, type StatusVariant, Typography } from '@strapi/design-system';
import { StatusBadge } from './status-badge';

export interface State {
  variant: StatusVariant;
  /** One word or two, shown as a badge. */
  word: string;
  sentence: string;
}

/** The current state, announced to screen readers when it changes. */
export function StateLine({ state }: { state: State }) {
  return (
    <Flex aria-live="polite" gap={2} wrap="wrap" width="100%">
      <StatusBadge variant={state.variant} word={state.word} />
      {state.sentence && (
        <Typography variant="omega" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {state.sentence}
        </Typography>
      )}
    </Flex>
  );
}
