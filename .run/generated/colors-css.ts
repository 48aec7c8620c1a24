import { siteColors } from '@patient-press/shared/site-colors';

const declare = (colors: Record<string, string>, indent: string) =>
  Object.entries(colors)
    .map(([name, color]) => `${indent}--color-${name}: ${color};\n`)
    .join('');

/** The style sheet of the site's colors. */
export const colorsCss =
  (): string => `/* Written by \`pnpm generate\` from shared/src/site-colors.ts: change the colors there. */
@layer tokens {
  :root {
${declare(siteColors.light, '    ')}  }

  @media (prefers-color-scheme: dark) {
    :root {
${declare(siteColors.dark, '      ')}    }
  }
}
`;
