import type { StatusVariant } from '@strapi/design-system';
import type { GuideRequestItem } from '../../../inbox/guide-contract';
import { formatMoment } from '../../times';
import { outcomeWords as words } from '../../words/guide-requests';

/** What became of a request: a word for a badge, and a line below it. */
export interface RequestOutcome {
  variant: StatusVariant;
  word: string;
  line: string | null;
}

/** @param now milliseconds since 1970. */
export function outcomeOf({ mail, erasedAt, openings }: GuideRequestItem, now: number): RequestOutcome {
  if (erasedAt) return { variant: 'neutral', word: words.erased, line: formatMoment(erasedAt, now) };
  switch (mail.state) {
    case 'delivered':
      return {
        variant: 'success',
        word: words.delivered,
        line: words.deliveredLine({ time: formatMoment(mail.at, now), openings }),
      };
    case 'waiting':
      return { variant: 'secondary', word: words.waiting, line: words.waitingSince(formatMoment(mail.since, now)) };
    case 'failed':
      return { variant: 'warning', word: words.retrying, line: mail.reason };
    case 'given-up':
      return { variant: 'danger', word: words.failed, line: mail.reason };
    case 'held':
      return mail.isReaderAsked
        ? { variant: 'warning', word: words.toConfirm, line: words.heldForReader }
        : { variant: 'danger', word: words.possibleSpam, line: words.held };
    case 'none':
      return { variant: 'neutral', word: words.noEmail, line: null };
  }
}
