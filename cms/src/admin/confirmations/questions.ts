import type { WhereUsed } from '../../consequences/contract';

/** Something that is about to be changed or deleted, and where it is used. */
export interface UsedThing {
  id: string;
  title: string;
  uses: WhereUsed;
}

/** What someone is asked before a request is sent. */
export interface Question {
  verb: 'delete' | 'replace';
  used: readonly UsedThing[];
  answer(isConfirmed: boolean): void;
}

type Listener = (question: Question | null) => void;

let open: Question | null = null;
const listeners = new Set<Listener>();

const show = (question: Question | null) => {
  open = question;
  for (const listener of listeners) listener(question);
};

/** @returns what ends it. */
export function onQuestion(listener: Listener): () => void {
  listeners.add(listener);
  listener(open);
  return () => {
    listeners.delete(listener);
  };
}

/** Asks in a dialog. Where none can be shown, and while another question is open, the answer is no. */
export const ask = ({ verb, used }: Omit<Question, 'answer'>): Promise<boolean> =>
  new Promise((resolve) => {
    if (listeners.size === 0 || open) return resolve(false);
    show({
      verb,
      used,
      answer(isConfirmed) {
        show(null);
        resolve(isConfirmed);
      },
    });
  });
