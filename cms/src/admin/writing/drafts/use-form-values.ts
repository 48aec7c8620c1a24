import { useForm } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { FormValues } from './draft';

/** Strapi's types say only that a form's values are an object; they are by the names of its fields. */
const byField = (values: object) => values as FormValues;

/** The values of the form around it. The two functions never change. */
export function useFormValues() {
  const values = byField(useForm('FormValues', (form) => form.values));
  const initialValues = byField(useForm('FormValues', (form) => form.initialValues));
  const setValues = useForm('FormValues', (form) => form.setValues);
  const getValuesOfForm = useForm('FormValues', (form) => form.getValues);
  const getValues = useCallback(() => byField(getValuesOfForm()), [getValuesOfForm]);
  return { values, initialValues, getValues, setValues };
}
