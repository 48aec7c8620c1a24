import { trapField } from '@patient-press/shared/form-fields';
import { fieldId } from './Field.tsx';

const { name, label } = trapField;

/** What people do not see or reach; a program fills it in. */
export const Trap = ({ form }: { form: string }) => (
  <div className="form-trap" aria-hidden="true">
    <label htmlFor={fieldId(form, name)}>{label}</label>
    <input id={fieldId(form, name)} name={name} type="text" tabIndex={-1} autoComplete="off" />
  </div>
);
