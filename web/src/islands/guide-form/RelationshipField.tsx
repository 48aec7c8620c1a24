import { relationshipLabels, relationships } from '@patient-press/shared/relationships';
import { fieldId } from '../form/Field.tsx';

/** Whom a guide is for, as far as the reader wants to say it. */
export function RelationshipField({ form }: { form: string }) {
  const id = fieldId(form, 'relationship');
  return (
    <div className="form-field">
      <label htmlFor={id}>How are you connected?</label>
      <select id={id} name="relationship">
        {relationships.map((value) => (
          <option key={value} value={value}>
            {relationshipLabels[value]}
          </option>
        ))}
      </select>
    </div>
  );
}
