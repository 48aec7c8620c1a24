import type { ChoiceField } from '@patient-press/shared/form-fields';
import { fieldId } from './Field.tsx';

interface Props extends ChoiceField<string> {
  form: string;
}

/** A list to choose from. */
export function Choice({ form, name, label, autoComplete, choices }: Props) {
  const id = fieldId(form, name);
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} autoComplete={autoComplete}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
