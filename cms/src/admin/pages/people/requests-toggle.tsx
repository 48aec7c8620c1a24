import { Button } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import type { Person } from '../../../inbox/person-contract';
import { peopleWords as words } from '../../words/people';
import { whoIs } from './person-requests';

interface RequestsToggleProps {
  person: Person;
  isOpen: boolean;
  onToggle(): void;
}

/** How many requests a person sent; it opens and closes them below the row. */
export function RequestsToggle({ person, isOpen, onToggle }: RequestsToggleProps) {
  const count = person.requests.length;
  return (
    <Button
      size="S"
      variant="tertiary"
      endIcon={isOpen ? <ChevronUp /> : <ChevronDown />}
      aria-expanded={isOpen}
      aria-label={words.showRequests({ count, who: whoIs(person) })}
      onClick={onToggle}
    >
      {words.requests(count)}
    </Button>
  );
}
