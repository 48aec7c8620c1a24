import type { Picture } from '../content/entries/pictures.ts';
import type { Chrome } from '../content/props/chrome.ts';

/** A picture of our own, of `SHARE_SIZE`, for a site that has none: web/drawings/share.svg. */
const OWN = '/share.png';

/** The address of the picture that a page is shared with: its own, the site's, or ours. All have `SHARE_SIZE`. */
export const shareAddress = (chrome: Chrome, picture: Picture | null | undefined): string =>
  `${chrome.siteUrl}${(picture ?? chrome.defaultSocialImage)?.share ?? OWN}`;
