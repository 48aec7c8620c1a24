import type { Placement } from '@patient-press/shared/placements';

/** What is counted apart: one variant of a banner at one place. */
export interface CountedVariant {
  /** Its documentId. */
  banner: string;
  /** The variant's key; empty for the original banner. */
  variant: string;
  placement: Placement;
}

export const variantKey = ({ banner, variant, placement }: CountedVariant): string =>
  JSON.stringify([banner, variant, placement]);
