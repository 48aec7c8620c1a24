import { languageTag } from '@patient-press/shared/words/language';
import type { ManifestPage } from '../content/props/manifest.ts';

const icon = (size: number) => ({
  src: `/icon-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose: 'any maskable',
});

/** What a phone shows of the site on its home screen: https://www.w3.org/TR/appmanifest/. */
export const formatManifest = ({ siteName, tagline }: ManifestPage): object => ({
  name: siteName,
  short_name: siteName,
  ...(tagline && { description: tagline }),
  lang: languageTag,
  id: '/',
  start_url: '/',
  display: 'browser',
  theme_color: '#0d3b42',
  background_color: '#0d3b42',
  icons: [icon(192), icon(512)],
});
