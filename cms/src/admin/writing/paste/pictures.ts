/** Pictures that Word puts into the RTF only, as data URLs, in their order. */
export function picturesInRtf(rtf: string): string[] {
  const found: string[] = [];
  for (const [, kind = '', hex = ''] of rtf.matchAll(
    /\\(png|jpeg)blip\b[^{}]*?(?:\{[^{}]*\}[^{}]*?)*([0-9a-f\s]{40,})\}/gi,
  )) {
    const digits = hex.replaceAll(/\s/g, '');
    const bytes = (digits.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16)));
    found.push(`data:image/${kind.toLowerCase()};base64,${btoa(bytes.join(''))}`);
  }
  return found;
}

/** Gives pictures that are named by a file on the writer's computer the bytes that the RTF has, when it has as many. */
export function fillInPictures(document: Document, rtf: string): void {
  const local = [...document.querySelectorAll('img')].filter((image) =>
    /^(?:file|cid):/i.test(image.getAttribute('src') ?? ''),
  );
  if (local.length === 0 || !rtf) return;
  const pictures = picturesInRtf(rtf);
  if (pictures.length !== local.length) return;
  for (const [index, image] of local.entries()) image.setAttribute('src', pictures[index] ?? '');
}

/** Nobody sees these: they count readers, or hold space. */
export const isSpacer = (image: Element) =>
  ['width', 'height'].some((name) => /^[0-2](?:px)?$/.test(image.getAttribute(name) ?? ''));

/** Where the bytes of a picture are, if the browser can get them. */
export function pictureSource(image: Element): string | null {
  const source = image.getAttribute('src') ?? '';
  return /^(?:https?:|data:image\/(?:png|jpe?g|gif|webp|avif);)/i.test(source) ? source : null;
}

/** The description that a person wrote. What Office guesses, and names of files, are none. */
export function pictureAlt(image: Element): string {
  const alt = (image.getAttribute('alt') ?? '').replaceAll(/\s+/g, ' ').trim();
  const isGuess =
    /automatically generated|may be incorrect|^(?:image|picture|screenshot|img|graphic|chart|shape)?[\s_-]*\d*$/i.test(
      alt,
    ) || /^[\w-]+\.(?:png|jpe?g|gif|webp|tiff?|bmp|emf|wmf)$/i.test(alt);
  return isGuess ? '' : alt;
}
