import { Button, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { type FormEvent, useId, useState } from 'react';
import type { ScheduledAction } from '../../schedules/contract';
import type { Afterwards } from '../../withdrawing/contract';
import { AfterItGoes, firstChoice, toAfterwards } from '../consequences/after-it-goes';
import { newsroomTimeZone } from '../time-zone/newsroom-zone';
import { commonWords } from '../words/common';
import { scheduleDialogWords as words } from '../words/schedules';
import { type Entered, enteredAs, toMoment, tomorrow } from './entered-moment';
import { MomentFields } from './moment-fields';

function ActionChoice({ action, onChoose }: { action: ScheduledAction; onChoose(action: ScheduledAction): void }) {
  return (
    <Field.Root name="action">
      <Field.Label>{words.what}</Field.Label>
      <Radio.Group
        aria-label={words.what}
        value={action}
        onValueChange={(value: string) => onChoose(value === 'unpublish' ? 'unpublish' : 'publish')}
      >
        <Radio.Item value="publish">{words.actions.publish}</Radio.Item>
        <Radio.Item value="unpublish">{words.actions.unpublish}</Radio.Item>
      </Radio.Group>
    </Field.Root>
  );
}

/** What the dialog asks for. */
export interface Chosen {
  action: ScheduledAction;
  /** ISO in UTC. */
  at: string;
  /** What readers find once it is unpublished; null: “page not found.” */
  afterwards: Afterwards | null;
}

interface Props {
  /** What may be chosen; of one, nothing is asked. */
  actions: readonly ScheduledAction[];
  /** When it is scheduled for now; null: it isn't. */
  at: string | null;
  submitLabel: string;
  isLoading: boolean;
  /** What the cms refused it for; empty: nothing. */
  refusal: string;
  onSubmit(chosen: Chosen): void;
  onClose(): void;
  /** What the publication tells readers, in a sentence for the editor; empty: it is the first, or no page's. */
  aboutChange?: string;
  /** Whether it is asked what readers find once it is unpublished. */
  asksAfterwards?: boolean;
}

/** The fields of the dialog, and its buttons: for the form, for lists, and for the page “Schedule”. */
export function ScheduleForm({
  actions,
  at,
  submitLabel,
  isLoading,
  refusal,
  onSubmit,
  onClose,
  aboutChange,
  asksAfterwards = false,
}: Props) {
  const zone = newsroomTimeZone();
  const form = useId();
  const [action, setAction] = useState<ScheduledAction>(actions[0] ?? 'publish');
  const [entered, setEntered] = useState<Entered>(() => (at ? enteredAs(zone, at) : tomorrow(zone, Date.now())));
  const [objection, setObjection] = useState('');
  const [choice, setChoice] = useState(() => firstChoice(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog is opened within the document's form, to which React would pass it on.
    event.stopPropagation();
    const { at: moment } = toMoment(zone, entered);
    const problem = moment === null ? words.incomplete : Date.parse(moment) <= Date.now() ? words.past : '';
    setObjection(problem);
    const afterwards = action === 'unpublish' && asksAfterwards ? toAfterwards(choice) : null;
    if (moment !== null && !problem) onSubmit({ action, at: moment, afterwards });
  };
  return (
    <>
      <Modal.Body>
        <Flex tag="form" id={form} onSubmit={submit} direction="column" alignItems="stretch" gap={5} noValidate>
          {actions.length > 1 && <ActionChoice action={action} onChoose={setAction} />}
          <MomentFields
            entered={entered}
            onChange={(next) => {
              setObjection('');
              setEntered(next);
            }}
            error={objection || refusal}
          />
          <Typography tag="p" variant="pi" textColor="neutral600">
            {action === 'publish' ? words.aboutPublish : words.aboutUnpublish}
          </Typography>
          {action === 'unpublish' && asksAfterwards && (
            <AfterItGoes
              label={words.afterwards}
              redirectLabel={words.redirect}
              canBeWithdrawn
              choice={choice}
              onChange={setChoice}
            />
          )}
          {action === 'publish' && aboutChange && (
            <Typography tag="p" variant="pi" textColor="neutral800">
              {aboutChange}
            </Typography>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" form={form} loading={isLoading}>
          {submitLabel}
        </Button>
      </Modal.Footer>
    </>
  );
}
