/** What was typed and ticked. */
export interface Typed {
  phone: string;
  name: string;
  bestTime: string;
  isGranted: boolean;
  /** The field that people do not see. */
  website: string;
}

export type FieldErrors = Partial<Record<'phone' | 'consent', string>>;

export function readForm(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return {
    phone: text('phone'),
    name: text('name'),
    bestTime: text('bestTime'),
    isGranted: data.has('consent'),
    website: text('website'),
  };
}

/** No number that can be called is shorter, in digits and in letters that stand for digits. Which ones can, the cms knows. */
const MIN_LENGTH = 7;

/** What has to be mended before it can be sent. */
export function checkCallback({ phone, isGranted }: Typed): FieldErrors {
  const errors: FieldErrors = {};
  if (!phone) errors.phone = 'Enter the phone number that we should call.';
  else if (phone.replaceAll(/[^\da-z]/gi, '').length < MIN_LENGTH) {
    errors.phone = `“${phone}” cannot be called. Enter the number with its area code, like 205-555-0143, or from abroad with a plus and the country.`;
  }
  if (!isGranted) errors.consent = 'Tick the box to say that we may call you. Without it nobody calls.';
  return errors;
}
