import { Box, Flex, Radio, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { conflictWords as words } from '../words/conflicts';
import type { Choice, Side } from './merge/part';
import { readableLines } from './readable';
import { type Stretch, wordDifference } from './word-difference';

/** Side by side where there is room for two columns. */
const Sides = styled(Radio.Group)`
  display: grid;
  gap: 1.2rem;
  grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
`;

const Card = styled(Box)<{ $isChosen: boolean }>`
  border: 1px solid ${({ theme, $isChosen }) => ($isChosen ? theme.colors.primary600 : theme.colors.neutral200)};
  box-shadow: ${({ theme, $isChosen }) => ($isChosen ? `inset 0 0 0 1px ${theme.colors.primary600}` : 'none')};
  min-inline-size: 0;
  cursor: pointer;
  p { white-space: pre-wrap; overflow-wrap: anywhere; }
  mark { background: ${({ theme }) => theme.colors.warning200}; color: inherit; border-radius: 0.2rem; }
`;

/** Long texts scroll within their card. */
const Text = styled(Box)`
  max-block-size: 32rem;
  overflow-y: auto;
`;

interface Line {
  key: number;
  parts: (Stretch & { key: number })[];
}

/** Each paragraph alone. Keys are places in the text. */
function linesOf(stretches: readonly Stretch[]): Line[] {
  const lines: Line[] = [{ key: 0, parts: [] }];
  let place = 0;
  for (const { text, isChanged } of stretches)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push({ key: ++place, parts: [] });
      if (part) lines.at(-1)?.parts.push({ key: place, text: part, isChanged });
      place += part.length;
    }
  return lines;
}

function Words({ stretches }: { stretches: readonly Stretch[] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {linesOf(stretches).map((line) => (
        <Typography key={line.key} tag="p" variant="omega">
          {line.parts.map(({ key, text, isChanged }) =>
            isChanged ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>,
          )}
        </Typography>
      ))}
    </Flex>
  );
}

/** What a side has, in words; null: nothing to read. */
const textOf = (of: unknown): string => readableLines(of).join('\n');

const isRemoved = (choice: Choice, side: Side): boolean => {
  const value = choice[side];
  return choice.isSpread && Array.isArray(value) && value.length === 0;
};

interface ChoiceCardProps {
  choice: Choice;
  label: string;
  chosen: Side | undefined;
  /** What the two sides are called. */
  names: Record<Side, string>;
  onChoose(side: Side): void;
}

/** Something that two people changed, side by side, and which of the two to use. */
export function ChoiceCard({ choice, label, chosen, names, onChoose }: ChoiceCardProps) {
  const [theirs, mine] = wordDifference(textOf(choice.theirs), textOf(choice.mine));
  const sides: [Side, Stretch[]][] = [
    ['theirs', theirs],
    ['mine', mine],
  ];
  return (
    <Box tag="section" aria-label={label}>
      <Typography tag="h3" variant="delta" style={{ overflowWrap: 'anywhere' }}>
        {label}
      </Typography>
      <Box paddingTop={2}>
        <Sides
          aria-label={label}
          value={chosen ?? ''}
          onValueChange={(side: string) => onChoose(side === 'theirs' ? 'theirs' : 'mine')}
        >
          {sides.map(([side, stretches]) => (
            <Card
              key={side}
              hasRadius
              background="neutral0"
              padding={3}
              $isChosen={chosen === side}
              onClick={() => onChoose(side)}
            >
              <Radio.Item value={side}>{names[side]}</Radio.Item>
              <Text paddingTop={2} tabIndex={0} role="group" aria-label={names[side]}>
                {stretches.length > 0 ? (
                  <Words stretches={stretches} />
                ) : (
                  <Typography textColor="neutral600">
                    {isRemoved(choice, side) ? words.removed : words.nothing}
                  </Typography>
                )}
              </Text>
            </Card>
          ))}
        </Sides>
      </Box>
    </Box>
  );
}
