/** The script of every page's head: see press/render/banner-script.ts. */
declare module 'virtual:banner-script' {
  const code: string;
  export default code;
}

interface Navigator {
  /** https://www.w3.org/TR/gpc/ */
  readonly globalPrivacyControl?: boolean;
}
