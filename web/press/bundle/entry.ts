import { createApp } from 'astro/app/entrypoint';

/** What the press renders pages with. Not streamed: a page that throws halfway was not rendered. */
export const app = createApp({ streaming: false });
