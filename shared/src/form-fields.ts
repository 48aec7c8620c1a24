import { type Relationship, relationshipLabels, relationships } from './relationships.ts';

/** A line to fill in. Limits are in UTF-16 code units, as browsers and the newsroom count them. */
export interface TextField {
  name: string;
  label: string;
  /** Stands between the label and the line. */
  hint?: string;
  type: 'text' | 'email' | 'tel';
  /** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  autoComplete: string;
  maxLength: number;
  required?: boolean;
}

/** A list to choose from. The first choice is the one that stands there. */
export interface ChoiceField<Value extends string> {
  name: string;
  label: string;
  autoComplete: string;
  choices: readonly { value: Value; label: string }[];
}

const person = {
  name: 'name',
  label: 'Your name (optional)',
  type: 'text',
  autoComplete: 'name',
  maxLength: 120,
} as const satisfies TextField;

const phone = {
  name: 'phone',
  label: 'Your phone number',
  type: 'tel',
  autoComplete: 'tel',
  maxLength: 40,
} as const satisfies TextField;

/** What people do not see or reach, and leave empty: a program fills it in. */
export const trapField = { name: 'website', label: 'Website', maxLength: 500 } as const;

/**
 * What a reader fills in to get a guide. The site's page draws the form (web/src/islands/guide-form), and so does the
 * newsroom when it has to answer a reader without script (cms/src/intake/draw-guide-form.ts); `guideRequest` takes its
 * limits from here.
 */
export const guideFields = {
  email: {
    name: 'email',
    label: 'Your e-mail address',
    type: 'email',
    autoComplete: 'email',
    maxLength: 254,
    required: true,
  },
  name: person,
  relationship: {
    name: 'relationship',
    label: 'How are you connected?',
    // Others may use the same computer.
    autoComplete: 'off',
    choices: relationships.map((value) => ({ value, label: relationshipLabels[value] })),
  },
  /** Asked for beside the boxes, and stored only if one of them is checked. */
  phone: {
    ...phone,
    label: 'Your phone number (optional)',
    hint: 'The number we should call. We keep it only if you check a box.',
  },
} as const satisfies Record<string, TextField | ChoiceField<Relationship>>;

/** The phone number of the form for a guide, whose label depends on the boxes: for a call, it is required. */
export const guidePhoneField = (hasCallBox: boolean): TextField & { name: 'phone' } => ({
  ...guideFields.phone,
  ...(hasCallBox && { label: 'Your phone number (required for a call)' }),
});

/** What the button of the form for a guide says. */
export const GUIDE_BUTTON = 'Send me the guide';

/** What a reader fills in to be called. */
export const callFields = {
  phone: { ...phone, required: true },
  name: person,
  bestTime: {
    name: 'bestTime',
    label: 'A good time to call (optional)',
    hint: 'For example: weekday mornings.',
    type: 'text',
    autoComplete: 'off',
    maxLength: 120,
  },
} as const satisfies Record<string, TextField>;
