import { type MouseEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import type { FieldErrors } from './check-callback.ts';
import type { Sending } from './use-callback-request.ts';

interface Props {
  errors: FieldErrors;
  sending: Sending;
}

function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  document.querySelector<HTMLElement>(event.currentTarget.hash)?.focus();
}

const FieldProblems = ({ errors }: Pick<Props, 'errors'>) => (
  <ul>
    {Object.entries(errors).map(([field, message]) => (
      <li key={field}>
        <a href={`#chat-${field}`} onClick={goToField}>
          {message}
        </a>
      </li>
    ))}
  </ul>
);

const Box = ({ title, children, ref }: { title: string; children: ReactNode; ref: Ref<HTMLDivElement> }) => (
  <div ref={ref} className="chat-problems" role="alert" tabIndex={-1} aria-labelledby="chat-problems-title">
    <h4 id="chat-problems-title">{title}</h4>
    {children}
  </div>
);

/**
 * Why nothing was sent, above the form; it takes the focus, and leads to the fields to mend.
 * See https://design-system.service.gov.uk/components/error-summary/
 */
export function Problems({ errors, sending }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const hasErrors = Object.keys(errors).length > 0;
  useEffect(() => {
    const isTold = Object.keys(errors).length > 0 || sending.kind === 'refused' || sending.kind === 'unreachable';
    if (isTold) box.current?.focus();
  }, [errors, sending]);

  if (hasErrors) {
    return (
      <Box title="There is a problem" ref={box}>
        <FieldProblems errors={errors} />
      </Box>
    );
  }
  if (sending.kind === 'refused') {
    return (
      <Box title="This was not sent" ref={box}>
        <p>{sending.detail}</p>
      </Box>
    );
  }
  if (sending.kind === 'unreachable') {
    return (
      <Box title="This was not sent yet" ref={box}>
        <p>
          The site could not be reached: your connection may be gone. What you typed is kept. It is sent by itself as
          soon as you are online again, while this page is open. You can also press the button again.
        </p>
      </Box>
    );
  }
  return null;
}
