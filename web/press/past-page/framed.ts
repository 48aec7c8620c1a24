import { contentType } from '../lib/content-type.ts';

const isText = (type: string) => /^(text\/|application\/((\w+\+)?(xml|json)|manifest\+json|javascript)\b)/.test(type);

/** Whether a file can be shown as a page or as a text. */
export const isShownInFrame = (file: string): boolean => isText(contentType(file));

/** As what a file is shown: a page, or its text as it is. */
export const framedType = (file: string): string =>
  contentType(file).startsWith('text/html') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';

/**
 * The policy of the framed page, on top of the frame’s sandbox: it runs no script, sends no form, and loads pictures, styles, and
 * typefaces of the site alone. Its own origin is that of the site, because browsers load typefaces for no other.
 */
export const framedPolicy = [
  'sandbox allow-same-origin',
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The policy of the page around it, which shows nothing else in a frame, also after a link in it is followed. */
export const aroundPolicy = (origin: string): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `frame-src ${origin}/_press/past/page`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
