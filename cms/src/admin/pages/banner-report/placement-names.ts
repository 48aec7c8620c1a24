import type { Placement } from '@patient-press/shared/placements';

/** What people call the places where a banner may stand. */
export const placementNames: Record<Placement, string> = {
  'top-bar': 'Top bar',
  'article-inline': 'In the article',
  'article-end': 'End of the article',
  'sticky-mobile': 'Bottom of a phone’s screen',
};
