import { Button, Flex } from '@strapi/design-system';

interface ChoiceButtonsProps<Choice extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  choices: readonly Choice[];
  chosen: Choice;
  /** What a choice is called; with how many it has, where that is known. */
  name(choice: Choice): string;
  onChoose(choice: Choice): void;
}

/** A few choices side by side, of which one is taken. */
export function ChoiceButtons<Choice extends string>(props: ChoiceButtonsProps<Choice>) {
  const { label, choices, chosen, name, onChoose } = props;
  return (
    <Flex role="group" aria-label={label} gap={2} wrap="wrap">
      {choices.map((choice) => (
        <Button
          key={choice}
          variant={choice === chosen ? 'secondary' : 'tertiary'}
          aria-pressed={choice === chosen}
          onClick={() => onChoose(choice)}
        >
          {name(choice)}
        </Button>
      ))}
    </Flex>
  );
}

const number = new Intl.NumberFormat('en-US');

/** “Delivered (1,204)”. @param count undefined: not known yet. */
export const withCount = (name: string, count: number | undefined): string =>
  count === undefined ? name : `${name} (${number.format(count)})`;
