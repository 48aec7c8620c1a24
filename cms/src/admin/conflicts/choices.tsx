import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { conflictWords as words } from '../words/conflicts';
import { ChoiceCard } from './choice-card';
import type { Choice, Side } from './merge/part';
import type { useLabels } from './use-labels';
import type { Conflict } from './use-stale';
import { useWho } from './use-who';

/** On phones, what is left to do has a line of its own above the buttons. */
const Footer = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.8rem 1.6rem;
  inline-size: 100%;
  button { white-space: nowrap; }
  > [aria-live] { flex: 1; text-align: end; }
  @media (max-width: 30em) {
    > [aria-live] { flex-basis: 100%; order: -1; }
  }
`;

interface ChoicesProps {
  choices: readonly Choice[];
  /** Fields that needed no choice. */
  combined: readonly string[];
  conflict: Conflict;
  labels: ReturnType<typeof useLabels>;
  onChosen(chosen: ReadonlyMap<string, Side>): void;
  onClose(): void;
}

/** What both changed, to choose from, and what was combined. */
export function Choices({ choices, combined, conflict, labels, onChosen, onClose }: ChoicesProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const { isMe, who, saved, names } = useWho(conflict);
  const chooseAll = (side: Side) => setChosen(new Map(choices.map(({ id }) => [id, side])));
  const left = choices.filter(({ id }) => !chosen.has(id)).length;
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{isMe ? words.titleYours : words.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Typography variant="omega" fontWeight="bold">
                {saved}
              </Typography>
              <Typography variant="omega">{words.explain}</Typography>
              {combined.length > 0 && (
                <Typography variant="omega" textColor="neutral600">
                  {words.combined(combined.map(labels.fieldLabel).join(', '))}
                </Typography>
              )}
            </Flex>
            {choices.length > 1 && (
              <Flex gap={2} wrap="wrap">
                <Button size="S" variant="tertiary" onClick={() => chooseAll('theirs')}>
                  {words.allTheirs(who)}
                </Button>
                <Button size="S" variant="tertiary" onClick={() => chooseAll('mine')}>
                  {words.allMine}
                </Button>
              </Flex>
            )}
            {choices.map((choice) => (
              <ChoiceCard
                key={choice.id}
                choice={choice}
                label={labels.pathLabel(choice.path)}
                names={names}
                chosen={chosen.get(choice.id)}
                onChoose={(side) => setChosen((before) => new Map(before).set(choice.id, side))}
              />
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Footer>
            <Button variant="tertiary" onClick={onClose}>
              {words.back}
            </Button>
            <Typography aria-live="polite" textColor="neutral600">
              {left > 0 && words.left(left)}
            </Typography>
            <Button disabled={left > 0} onClick={() => onChosen(chosen)}>
              {words.apply}
            </Button>
          </Footer>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
