import type { Release } from './types';

/** Waits for counsel to approve its banner: until then, none of it can be published. */
export const releases: Release[] = [
  {
    name: 'Spring guide campaign',
    note: 'The banner needs counsel’s approval first.',
    guides: ['where-asbestos-exposure-happens'],
    banners: ['On phones: spring guide'],
    publishesHomePage: false,
    redirects: [{ from: '/spring-guide/', to: '/guides/where-asbestos-exposure-happens/', permanent: false }],
  },
];
