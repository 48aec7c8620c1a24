import { type ReactNode, useEffect, useId, useState } from 'react';
import { styled } from 'styled-components';

const List = styled.ul`
  display: grid;
  gap: 2px;
`;

const Option = styled.li`
  padding: 0.6rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;
  &[aria-selected="true"] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

export interface Choice {
  id: string;
  content: ReactNode;
  choose(): void;
}

/** Takes a key for the menu that is open. @returns whether it did something. */
export type KeyTaker = (event: KeyboardEvent) => boolean;

interface ChoicesProps {
  label: string;
  choices: readonly Choice[];
  empty: string;
  /** What was typed is still being looked up: Enter and Tab wait, rather than break the line or leave it. */
  isPending?: boolean;
  /** The element with the focus, to which the choice is announced. */
  focused: HTMLElement | null;
  /** Called with what takes the keys while the list is shown. */
  onKeys(take: KeyTaker | null): void;
}

/** A list in which keys choose while the focus stays where someone types. */
export function Choices({ label, choices, empty, isPending = false, focused, onKeys }: ChoicesProps) {
  const listId = useId();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, choices.length - 1));

  useEffect(() => {
    onKeys((event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && choices.length > 0) setChosen((at + step + choices.length) % choices.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && (choices[at] || isPending)) choices[at]?.choose();
      else return false;
      event.preventDefault();
      return true;
    });
    return () => onKeys(null);
  }, [choices, at, isPending, onKeys]);

  useEffect(() => {
    if (!focused) return;
    focused.setAttribute('aria-controls', listId);
    if (choices[at]) focused.setAttribute('aria-activedescendant', `${listId}-${at}`);
    return () => {
      focused.removeAttribute('aria-controls');
      focused.removeAttribute('aria-activedescendant');
    };
  }, [focused, listId, choices, at]);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  if (choices.length === 0) return <p role="status">{empty}</p>;
  return (
    <List role="listbox" id={listId} aria-label={label}>
      {choices.map(({ id, content, choose }, index) => (
        <Option
          key={id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            choose();
          }}
          onMouseMove={() => setChosen(index)}
        >
          {content}
        </Option>
      ))}
    </List>
  );
}
