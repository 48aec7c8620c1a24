import { Button, Flex, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { commonWords } from './words/common';

const words = commonWords.pagination;

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
    <Flex tag="nav" aria-label={words.label} justifyContent="space-between" gap={4}>
      <Button variant="tertiary" startIcon={<ChevronLeft />} disabled={number === 1} onClick={onBack}>
        {isOldestFirst ? words.older : words.newer}
      </Button>
      <Typography aria-live="polite" textColor="neutral600">
        {words.page(number)}
      </Typography>
      <Button
        variant="tertiary"
        endIcon={<ChevronRight />}
        disabled={!onNext}
        onClick={() => {
          onNext?.();
        }}
      >
        {isOldestFirst ? words.newer : words.older}
      </Button>
    </Flex>
  );
}
