import type { Arm, Banner } from '../../content/props/banner.ts';

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

/** What the element of every banner carries: its arm's key, and its colors. */
export const bannerAttributes = (banner: Banner, arm: Arm) => ({
  'data-variant': arm.variant,
  style: styleOf(banner),
  ...chanceOf(banner, arm),
});

/** Of chances from 0 to 1, those below this draw an arm that is not drawn by those of an arm before it. */
export function chanceOf({ arms }: Banner, arm: Arm) {
  const weigh = (some: readonly Arm[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  return { 'data-up-to': Number((weigh(arms.slice(0, arms.indexOf(arm) + 1)) / weigh(arms)).toFixed(4)) };
}
