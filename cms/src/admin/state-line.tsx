import { Flex, Status, type StatusVariant, Typography } from '@strapi/design-system';

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
      <Status variant={state.variant} size="S">
        <Typography tag="span" variant="omega" fontWeight="bold">
          {state.word}
        </Typography>
      </Status>
      {state.sentence && (
        <Typography variant="omega" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {state.sentence}
        </Typography>
      )}
    </Flex>
  );
}
