import type { StatusVariant } from '@strapi/design-system';
import type { GuideRequestItem, GuideRequestState } from '../../../inbox/guide-contract';
import { formatMoment } from '../../times';

export const stateWords: Record<GuideRequestState, string> = {
  all: 'All',
  waiting: 'Waiting for the mail',
  failed: 'Trouble with the mail',
  delivered: 'Delivered',
  opened: 'Opened',
  suspect: 'Suspect',
  erased: 'Erased',
};

export const relationshipWords: Record<GuideRequestItem['relationship'], string> = {
  patient: 'Patient',
  family: 'Family',
  caregiver: 'Caregiver',
  professional: 'Professional',
  other: 'Other',
  undisclosed: 'Not said',
};

/** What became of a request, in a word for a badge and a line below it. */
export interface Fate {
  variant: StatusVariant;
  word: string;
  line: string | null;
}

/** @param now milliseconds since 1970. */
export function fateOf({ mail, erasedAt, openings }: GuideRequestItem, now: number): Fate {
  if (erasedAt) return { variant: 'neutral', word: 'Erased', line: formatMoment(erasedAt, now) };
  switch (mail.state) {
    case 'delivered': {
      const opened = openings === 0 ? 'not opened yet' : openings === 1 ? 'opened once' : `opened ${openings} times`;
      return { variant: 'success', word: 'Delivered', line: `${formatMoment(mail.at, now)}, ${opened}` };
    }
    case 'waiting':
      return { variant: 'secondary', word: 'Waiting', line: `since ${formatMoment(mail.since, now)}` };
    case 'failed':
      return { variant: 'warning', word: 'Tried again', line: mail.reason };
    case 'given-up':
      return { variant: 'danger', word: 'Given up', line: mail.reason };
    case 'held':
      return {
        variant: mail.isReaderAsked ? 'warning' : 'danger',
        word: mail.isReaderAsked ? 'To confirm' : 'Suspect',
        line: `gets no guide until ${mail.isReaderAsked ? 'the reader confirms by e-mail, or ' : ''}somebody says that it is no spam`,
      };
    case 'none':
      return { variant: 'neutral', word: 'No mail', line: null };
  }
}
