import { fieldId } from '../form/Field.tsx';
import { relationshipOptions } from './check-guide-request.ts';

/** Whom a guide is for, as far as the reader wants to say it. */
export function RelationshipField({ form }: { form: string }) {
  const id = fieldId(form, 'relationship');
  return (
    <div className="form-field">
      <label htmlFor={id}>How are you connected?</label>
      <select id={id} name="relationship">
        {relationshipOptions.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
