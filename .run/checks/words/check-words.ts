import { globSync } from 'node:fs';
import { join } from 'node:path';
import { findBannedWords } from './banned-words.ts';
import { readScreenTexts } from './screen-texts.ts';

/** Where words for people are: readers, everyone in the newsroom, and operators. */
const withWords = [
  'shared/src/**/*.ts',
  'web/src/**/*.{ts,tsx}',
  'web/press/**/*.ts',
  'cms/src/**/schema.json',
  'cms/src/components/**/*.json',
  'cms/src/**/*.{ts,tsx}',
];

/** Not what anyone meets: labels as older versions had them, by which they are found; and SQL. */
const without = ['cms/src/setup/former-field-words.ts', 'cms/src/**/migrations/*'];

/** @param root of a workspace. @returns a sentence for each banned word in a text that someone may read. */
export function checkWords(root: string): string[] {
  const files = globSync(withWords, { cwd: root, exclude: without });
  return files
    .sort()
    .flatMap((file) =>
      readScreenTexts(join(root, file)).flatMap(({ text, line }) =>
        findBannedWords(text).map(
          ({ found, instead }) =>
            `${file}:${line} says “${found}”. Write instead: ${instead}. The text: “${text.trim()}”`,
        ),
      ),
    );
}
