import { stripControls } from '@patient-press/shared/plain-text';

/** Invisible, and not needed by any script: zero-width spaces, word joiners, byte order marks, soft hyphens, bidi overrides. */
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\u202a-\u202e\ufeff\ufff9-\ufffc]/g;
/** Joiners shape letters in Arabic and Indic scripts, and hold emoji together; between others they do nothing. */
const STRAY_JOINER =
  /(?<!\p{Script=Arabic}|\p{Script=Bengali}|\p{Script=Devanagari}|\p{Script=Gujarati}|\p{Script=Gurmukhi}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Oriya}|\p{Script=Sinhala}|\p{Script=Syriac}|\p{Script=Tamil}|\p{Script=Telugu}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier})(?:\u200c|\u200d)/gu;

/** @returns the text without invisible characters, and how many there were. */
export function cleanCharacters(text: string): { text: string; removed: number } {
  const cleaned = stripControls(text).replaceAll(INVISIBLE, '').replaceAll(STRAY_JOINER, '');
  return { text: cleaned, removed: text.length - cleaned.length };
}
