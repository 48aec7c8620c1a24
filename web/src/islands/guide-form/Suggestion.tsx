interface Props {
  /** null: nothing looks like a typing mistake. */
  email: string | null;
  onTake: (email: string) => void;
}

/** Offers the address that was probably meant. Announced when it appears; nothing is changed without a press. */
export const Suggestion = ({ email, onTake }: Props) => (
  <div role="status" className="guide-form-suggestion">
    {email && (
      <p>
        Did you mean{' '}
        <button type="button" onClick={() => onTake(email)}>
          {email}
        </button>
        {'? If not, press “Send me the guide” and it goes where you typed.'}
      </p>
    )}
  </div>
);
