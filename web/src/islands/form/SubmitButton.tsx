import { formWords } from '@patient-press/shared/words/forms';

interface Props {
  label: string;
  isSending: boolean;
  /** Called when a finger or the mouse goes down on the button, and when it leaves it. */
  onPress?: (isPressed: boolean) => void;
}

/** The button that sends a form. It says when the form is on its way; the form itself ignores it then. */
export function SubmitButton({ label, isSending, onPress }: Props) {
  const release = onPress && (() => onPress(false));
  return (
    <>
      <button
        type="submit"
        className="button"
        aria-disabled={isSending || undefined}
        onPointerDown={onPress && (() => onPress(true))}
        onPointerUp={release}
        onPointerCancel={release}
        onPointerLeave={release}
      >
        {isSending ? formWords.sending : label}
      </button>
      <p role="status" className="visually-hidden">
        {isSending ? formWords.sendingStatus : ''}
      </p>
    </>
  );
}
