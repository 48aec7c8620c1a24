/** How a reader may describe themselves; `undisclosed` when they do not. */
export const relationships = ['undisclosed', 'patient', 'family', 'caregiver', 'professional', 'other'] as const;
export type Relationship = (typeof relationships)[number];
