import { Button, Modal } from '@strapi/design-system';
import { useState } from 'react';
import { DayField } from '../day-field';
import { calendarPageWords as words } from '../words/calendar';
import { commonWords } from '../words/common';

interface Props {
  name: string;
  day: string;
  onMove(day: string): void;
  onClose(): void;
}

/** Asks for the day that something moves to. */
export function MoveDayDialog({ name, day, onMove, onClose }: Props) {
  const [chosen, setChosen] = useState(day);
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{words.moveTitle(name)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <DayField label={words.newDay} day={chosen} choose={setChosen} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button
            disabled={chosen === day}
            onClick={() => {
              onClose();
              onMove(chosen);
            }}
          >
            {words.moveButton}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
