import { createGlobalStyle } from 'styled-components';

/**
 * Strapi's panel with Save and Publish stays in view while a long form is scrolled: the first of those beside the form.
 * Where there is no room beside it, Strapi has them at the foot of the window.
 */
export const ButtonsInView = createGlobalStyle`
  @media (min-width: 1080px) {
    main form div:has(> aside[aria-labelledby='additional-information']) { flex: 1; }
    main form aside[aria-labelledby='additional-information']:first-of-type {
      position: sticky;
      inset-block-start: 1.6rem;
      z-index: 2;
    }
  }
`;
