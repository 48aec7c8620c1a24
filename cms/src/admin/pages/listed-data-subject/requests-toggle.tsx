import { Button } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import type { ListedDataSubject } from '../../../inbox/listed-contract';
import { dataSubjectWords as words } from '../../words/request-search';
import { whoIs } from './data-subject-requests';

interface RequestsToggleProps {
  dataSubject: ListedDataSubject;
  isOpen: boolean;
  onToggle(): void;
}

/** How many requests a person sent; it opens and closes them below the row. */
export function RequestsToggle({ dataSubject, isOpen, onToggle }: RequestsToggleProps) {
  const count = dataSubject.requests.length;
  return (
    <Button
      size="S"
      variant="tertiary"
      endIcon={isOpen ? <ChevronUp /> : <ChevronDown />}
      aria-expanded={isOpen}
      aria-label={words.showRequests({ count, who: whoIs(dataSubject) })}
      onClick={onToggle}
    >
      {words.requests(count)}
    </Button>
  );
}
