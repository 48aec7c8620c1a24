import { guideFormWords } from '@patient-press/shared/words/guide-form';

const [before, after] = guideFormWords.didYouMean;

interface Props {
  /** null: nothing looks like a typing mistake. */
  email: string | null;
  onTake: (email: string) => void;
}

/**
 * Offers the address that was probably meant. Announced when it appears; nothing is changed without a press. It takes the
 * place of a hint, so that what a reader is about to tap stays where it is.
 */
export const Suggestion = ({ email, onTake }: Props) => (
  <div role="status" className="guide-form-suggestion">
    {email ? (
      <p>
        {before}
        <button type="button" onClick={() => onTake(email)}>
          {email}
        </button>
        {after}
      </p>
    ) : (
      <p className="form-hint">{guideFormWords.checkEmail}</p>
    )}
  </div>
);
