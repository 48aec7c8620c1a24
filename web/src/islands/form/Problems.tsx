import { formWords } from '@patient-press/shared/words/forms';
import { type MouseEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import { fieldId } from './Field.tsx';
import { type FieldErrors, hasErrors } from './field-errors.ts';
import type { Sending } from './use-request.ts';

interface Props {
  form: string;
  /** Of its heading. */
  level: 3 | 4;
  errors: FieldErrors;
  sending: Sending<unknown>;
}

function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  document.querySelector<HTMLElement>(event.currentTarget.hash)?.focus();
}

const FieldProblems = ({ form, errors }: Pick<Props, 'form' | 'errors'>) => (
  <ul>
    {Object.entries(errors).map(([name, message]) => (
      <li key={name}>
        <a href={`#${fieldId(form, name)}`} onClick={goToField}>
          {message}
        </a>
      </li>
    ))}
  </ul>
);

interface ProblemBoxProps extends Pick<Props, 'form' | 'level'> {
  title: string;
  children: ReactNode;
  ref: Ref<HTMLDivElement>;
}

function ProblemBox({ form, level, title, children, ref }: ProblemBoxProps) {
  const Heading = `h${level}` as const;
  const id = `${form}-problems-title`;
  return (
    <div ref={ref} className="form-problems" role="alert" tabIndex={-1} aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </div>
  );
}

/**
 * Why nothing was sent, above the form; it takes the focus, and leads to the fields to fix.
 * See https://design-system.service.gov.uk/components/error-summary/
 */
export function Problems({ form, level, errors, sending }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const isWrong = hasErrors(errors);
  const { kind } = sending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: announced again when it is another problem, or was tried again
  useEffect(() => {
    if (isWrong || kind === 'refused' || kind === 'waiting') box.current?.focus();
  }, [errors, kind]);

  const look = { form, level, ref: box };
  if (isWrong) {
    return (
      <ProblemBox {...look} title={formWords.problem}>
        <FieldProblems form={form} errors={errors} />
      </ProblemBox>
    );
  }
  if (sending.kind === 'refused') {
    return (
      <ProblemBox {...look} title={formWords.notSent}>
        <p>{sending.detail}</p>
      </ProblemBox>
    );
  }
  if (sending.kind === 'waiting') {
    return (
      <ProblemBox {...look} title={formWords.notSentYet}>
        <p>{sending.detail}</p>
        <p>{formWords.waiting[sending.why]}</p>
      </ProblemBox>
    );
  }
  return null;
}
