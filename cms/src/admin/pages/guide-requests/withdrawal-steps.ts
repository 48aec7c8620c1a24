import type { StoppingRecipient, Withdrawal } from '../../../data-subjects/contract';
import { withdrawalWords as words } from '../../words/guide-requests';

/** What someone has to do, or to wait for, until an opt-out is carried out. */
export interface WithdrawalStep {
  key: string;
  /** What is to be done. */
  task: string;
  /** The same once it was done, to be confirmed. */
  confirmation: string;
}

const stepOf = ({ name, contact, state }: StoppingRecipient): WithdrawalStep | null => {
  switch (state) {
    case 'notified':
      return null;
    case 'waiting':
      return { key: name, task: words.waitFor(name), confirmation: words.toldMyself(name) };
    case 'failed':
      return { key: name, task: words.contactYourself({ name, contact }), confirmation: words.toldMyself(name) };
  }
};

/** What is left to do by a person: the newsroom itself has to stop, and recipients that can't be notified have to be told. */
export const stepsOf = ({ recipients }: Withdrawal): WithdrawalStep[] => [
  { key: '', task: words.stopHere, confirmation: words.stoppedHere },
  ...recipients.flatMap((recipient) => stepOf(recipient) ?? []),
];
