import { languageTag } from '@patient-press/shared/words/language';
import type { SecurityTxt } from '../content/props/security-txt.ts';

/** https://www.rfc-editor.org/rfc/rfc9116. */
export const formatSecurityTxt = ({ siteUrl, path, contact, expires }: SecurityTxt): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languageTag.slice(0, 2)}`,
    `Canonical: ${siteUrl}${path}`,
    '',
  ].join('\n');
