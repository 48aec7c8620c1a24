import { Button, Flex, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';

interface PaginationProps {
  /** Of the page that is shown, from 1. */
  number: number;
  onBack(): void;
  /** Null on the last page. */
  onNext: (() => void) | null;
  /** The newest come first, unless this is true. */
  isOldestFirst?: boolean;
}

/** Back and on. How many pages there are is not counted: among a hundred thousand requests, that takes long. */
export function Pagination({ number, onBack, onNext, isOldestFirst = false }: PaginationProps) {
  if (number === 1 && !onNext) return null;
  return (
    <Flex tag="nav" aria-label="Pages" justifyContent="space-between" gap={4}>
      <Button variant="tertiary" startIcon={<ChevronLeft />} disabled={number === 1} onClick={onBack}>
        {isOldestFirst ? 'Older' : 'Newer'}
      </Button>
      <Typography aria-live="polite" textColor="neutral600">
        Page {number}
      </Typography>
      <Button
        variant="tertiary"
        endIcon={<ChevronRight />}
        disabled={!onNext}
        onClick={() => {
          onNext?.();
        }}
      >
        {isOldestFirst ? 'Newer' : 'Older'}
      </Button>
    </Flex>
  );
}
