import { Field, Flex, TextInput } from '@strapi/design-system';
import type { AskedPage } from '../../site-record-api';
import { pageChoiceWords as words } from '../../words/what-readers-saw';
import { PageChoice } from './page-choice';

interface Props {
  question: AskedPage;
  today: string;
  onAsk(question: AskedPage): void;
}

interface TypedFieldProps {
  label: string;
  type: 'date' | 'time';
  value: string;
  max?: string;
  onType(value: string): void;
}

function TypedField({ label, type, value, max, onType }: TypedFieldProps) {
  return (
    <Field.Root width="170px">
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        {...(max && { max })}
        onChange={({ target }: { target: HTMLInputElement }) => onType(target.value)}
      />
    </Field.Root>
  );
}

/** Which page, on which day, and at what time if it matters. */
export function QuestionForm({ question, today, onAsk }: Props) {
  const { page, day, time } = question;
  return (
    <Flex gap={4} alignItems="flex-start" wrap="wrap">
      <PageChoice page={page} onChoose={(chosen) => onAsk({ ...question, page: chosen })} />
      <TypedField
        label={words.day}
        type="date"
        value={day}
        max={today}
        onType={(chosen) => chosen && onAsk({ ...question, day: chosen })}
      />
      <TypedField
        label={words.time}
        type="time"
        value={time}
        onType={(chosen) => onAsk({ ...question, time: chosen })}
      />
    </Flex>
  );
}
