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
    /* In full screen, they are in the margin between the text and the handle of its blocks. */
    main form:has([data-full-screen]) aside[aria-labelledby='additional-information']:first-of-type {
      position: fixed;
      inset-block-start: 6.4rem;
      inset-inline-end: 6.4rem;
      inline-size: 20rem;
      z-index: 401;
    }
  }
  /* Over the tools of the text, which stay in view, too. */
  div:has(> [data-testid='actions-drawer-overlay']) { z-index: 4; }
  body:has([data-full-screen]) div:has(> [data-testid='actions-drawer-overlay']) { z-index: 401; }
`;
