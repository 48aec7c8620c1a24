/** The script of every page's head: see press/bundle/banner-script.ts. */
declare module 'virtual:banner-script' {
  const code: string;
  export default code;
}

declare namespace App {
  /** What the press and a page of Astro give each other. */
  interface Locals {
    /** The props of the page that is rendered; undefined in plain Astro. */
    page?: object;
    /** What the page threw. */
    error?: unknown;
  }
}

interface Navigator {
  /** https://www.w3.org/TR/gpc/ */
  readonly globalPrivacyControl?: boolean;
}
