import type { Arm, Banner } from '../../content/banners.ts';

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

/** What the element of every banner carries: its arm, for the script that draws one, and its colors. */
export const bannerAttributes = (banner: Banner, arm: Arm) => ({
  'data-variant': arm.variant,
  'data-weight': arm.weight,
  style: styleOf(banner),
});
