import { type WithdrawalReason, withdrawalReasons } from '@patient-press/shared/payloads/withdrawn-page';
import { Field, Flex, Radio, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import type { LivePage } from '../../consequences/contract';
import type { Afterwards } from '../../withdrawing/contract';
import { todayInNewsroom } from '../times';
import { beforeRemovalWords as words } from '../words/in-use';
import { choiceWords } from '../words/strapi';
import type { Withdrawal } from './consequences-api';

export interface Redirect {
  from: string;
  to: string;
}

/** What readers find at a page's address once it is gone; null: “page not found.” */
export type Outcome = { kind: 'redirect'; redirect: Redirect } | { kind: 'withdrawal'; withdrawal: Withdrawal } | null;

const kinds = ['redirect', 'notice', 'gone'] as const;
type Kind = (typeof kinds)[number];

/** What someone chooses in the dialog, for one page or for several. */
export interface Choice {
  kind: Kind;
  to: string;
  reason: WithdrawalReason;
  note: string;
}

/** What is chosen before anyone has chosen. @param to where readers are sent; empty: nowhere. */
export const firstChoice = (to: string): Choice => ({ kind: 'redirect', to, reason: 'error', note: '' });

/** A choice as the cms takes it; null: “page not found.” */
export function toAfterwards({ kind, to, reason, note }: Choice): Afterwards | null {
  if (kind === 'redirect') return to.trim() ? { kind, to: to.trim() } : null;
  return { kind, reason, note: note.trim() || null };
}

/** What a choice makes of one page. */
export function outcomeOf(
  { kind, to, reason, note }: Choice,
  { path, title, suggestion }: Pick<LivePage, 'path' | 'title' | 'suggestion'>,
): Outcome {
  if (kind === 'redirect') return to.trim() ? { kind, redirect: { from: path, to: to.trim() } } : null;
  return {
    kind: 'withdrawal',
    withdrawal: {
      address: path,
      title: title || path,
      outcome: kind,
      reason,
      note: (kind === 'notice' && note.trim()) || null,
      withdrawnOn: todayInNewsroom(),
      related: suggestion === '/' ? null : suggestion,
    },
  };
}

interface Props {
  /** Of which page, or pages, it is asked. */
  label: string;
  redirectLabel: string;
  /** Whether notices can be where they are. */
  canBeWithdrawn: boolean;
  choice: Choice;
  onChange(choice: Choice): void;
}

/** Chooses what readers find where a page was, or several, once they are gone. */
export function AfterItGoes({ label, redirectLabel, canBeWithdrawn, choice, onChange }: Props) {
  const change = (changes: Partial<Choice>) => onChange({ ...choice, ...changes });
  const { kind, to, reason, note } = choice;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {canBeWithdrawn && (
        <Field.Root width="100%">
          <Field.Label>{label}</Field.Label>
          <Radio.Group
            aria-label={label}
            value={kind}
            onValueChange={(value: string) => change({ kind: kinds.find((one) => one === value) ?? 'redirect' })}
          >
            {kinds.map((one) => (
              <Radio.Item key={one} value={one}>
                {words.outcomes[one]}
              </Radio.Item>
            ))}
          </Radio.Group>
        </Field.Root>
      )}
      {kind === 'redirect' && (
        <Field.Root hint={words.redirectHint} width="100%">
          <Field.Label>{redirectLabel}</Field.Label>
          <Field.Input
            value={to}
            onChange={({ target }: { target: HTMLInputElement }) => change({ to: target.value })}
          />
          <Field.Hint />
        </Field.Root>
      )}
      {kind !== 'redirect' && (
        <Field.Root width="100%">
          <Field.Label>{words.reason}</Field.Label>
          <SingleSelect
            value={reason}
            onChange={(value) => change({ reason: withdrawalReasons.find((one) => one === value) ?? 'error' })}
          >
            {withdrawalReasons.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {choiceWords[one] ?? one}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      {kind === 'notice' && (
        <Field.Root hint={words.noteHint} width="100%">
          <Field.Label>{words.note}</Field.Label>
          <Textarea
            value={note}
            maxLength={500}
            onChange={({ target }: { target: HTMLTextAreaElement }) => change({ note: target.value })}
          />
          <Field.Hint />
        </Field.Root>
      )}
    </Flex>
  );
}
