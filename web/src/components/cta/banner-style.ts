import type { Banner, Variant } from '../../content/props/banner.ts';

/** A marketer's colors in place of the site's. Where no button is chosen, the first one is drawn in the text's color. */
function styleOf({ colors }: Banner): string | undefined {
  const { background, text } = colors ?? {};
  if (!colors || !background || !text) return undefined;
  const { button = text, buttonText = background } =
    colors.button && colors.buttonText ? { button: colors.button, buttonText: colors.buttonText } : {};
  return [
    `--color-banner:${background}`,
    ...['text', 'quiet', 'line'].map((name) => `--color-banner-${name}:${text}`),
    `--color-banner-button:${button}`,
    `--color-banner-button-text:${buttonText}`,
  ].join(';');
}

/** What the element of every banner carries: its variant's key, and its colors. */
export const bannerAttributes = (banner: Banner, variant: Variant) => ({
  'data-variant': variant.key,
  style: styleOf(banner),
  ...chanceOf(banner, variant),
});

/** Of chances from 0 to 1, those below this draw a variant that is not drawn by those of a variant before it. */
export function chanceOf({ variants }: Banner, variant: Variant) {
  const weigh = (some: readonly Variant[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  return {
    'data-up-to': Number((weigh(variants.slice(0, variants.indexOf(variant) + 1)) / weigh(variants)).toFixed(4)),
  };
}
