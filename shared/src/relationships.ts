/** How a reader may describe themselves; `undisclosed` when they do not. */
export const relationships = ['undisclosed', 'patient', 'family', 'caregiver', 'professional', 'other'] as const;
export type Relationship = (typeof relationships)[number];

/** In the words of the form. */
export const relationshipLabels: Record<Relationship, string> = {
  undisclosed: 'I would rather not say',
  patient: 'I am a patient',
  family: 'Somebody in my family is ill',
  caregiver: 'I care for somebody who is ill',
  professional: 'I ask for my work',
  other: 'In another way',
};
