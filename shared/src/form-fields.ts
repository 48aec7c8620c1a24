import { type Relationship, relationships } from './relationships.ts';
import { callbackFormWords } from './words/chat.ts';
import { formWords } from './words/forms.ts';
import { guideFormWords } from './words/guide-form.ts';

/** A line to fill in. Limits are in UTF-16 code units, as browsers and the newsroom count them. */
export interface TextField {
  name: string;
  label: string;
  /** Between the label and the line. */
  hint?: string;
  type: 'text' | 'email' | 'tel';
  /** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  autoComplete: string;
  maxLength: number;
  required?: boolean;
}

/** A list to choose from. The first one is chosen at first. */
export interface ChoiceField<Value extends string> {
  name: string;
  label: string;
  autoComplete: string;
  choices: readonly { value: Value; label: string }[];
}

const person = {
  name: 'name',
  label: formWords.name,
  type: 'text',
  autoComplete: 'name',
  maxLength: 120,
} as const satisfies TextField;

const phone = {
  name: 'phone',
  label: formWords.phone,
  type: 'tel',
  autoComplete: 'tel',
  maxLength: 40,
} as const satisfies TextField;

/** People don't see or reach it, and leave it empty: a program fills it in. */
export const trapField = { name: 'website', label: formWords.trap, maxLength: 500 } as const;

/**
 * What a reader fills in to get a guide. The site's page draws the form (web/src/islands/guide-form), and so does the
 * newsroom when it has to answer a reader without script (cms/src/intake/draw-guide-form.ts); `guideRequest` takes its
 * limits from here.
 */
export const guideFields = {
  email: {
    name: 'email',
    label: guideFormWords.email,
    type: 'email',
    autoComplete: 'email',
    maxLength: 254,
    required: true,
  },
  name: person,
  relationship: {
    name: 'relationship',
    label: guideFormWords.relationship,
    // Others may use the same computer.
    autoComplete: 'off',
    choices: relationships.map((value) => ({ value, label: guideFormWords.relationships[value] })),
  },
  /** Asked for beside the boxes, and stored only if one of them is checked. */
  phone: {
    ...phone,
    label: guideFormWords.phone,
    hint: guideFormWords.phoneHint,
  },
} as const satisfies Record<string, TextField | ChoiceField<Relationship>>;

/** The phone number of the form for a guide, whose label depends on the boxes: for a call, it is required. */
export const guidePhoneField = (hasCallBox: boolean): TextField & { name: 'phone' } => ({
  ...guideFields.phone,
  ...(hasCallBox && { label: guideFormWords.phoneForCall }),
});

/** What a reader fills in to be called. */
export const callFields = {
  phone: { ...phone, required: true },
  name: person,
  bestTime: {
    name: 'bestTime',
    label: callbackFormWords.bestTime,
    hint: callbackFormWords.bestTimeHint,
    type: 'text',
    autoComplete: 'off',
    maxLength: 120,
  },
} as const satisfies Record<string, TextField>;
