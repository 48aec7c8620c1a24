import { writeFileSync } from 'node:fs';
import { siteColors } from '@patient-press/shared/site-colors';

export const colorsFile = new URL('../web/src/styles/colors.css', import.meta.url);

const declare = (colors: Record<string, string>, indent: string) =>
  Object.entries(colors)
    .map(([name, color]) => `${indent}--color-${name}: ${color};\n`)
    .join('');

/** The style sheet of the site's colors. */
export const colorsCss =
  (): string => `/* Written by \`pnpm colors\` from shared/src/site-colors.ts: change the colors there. */
@layer tokens {
  :root {
${declare(siteColors.light, '    ')}  }

  @media (prefers-color-scheme: dark) {
    :root {
${declare(siteColors.dark, '      ')}    }
  }
}
`;

if (import.meta.main) writeFileSync(colorsFile, colorsCss());
