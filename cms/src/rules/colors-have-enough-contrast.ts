import { contrast, isColor } from '@patient-press/shared/contrast';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { type ColorName, colorWords as words } from './words/banner';

/** WCAG 2.2, SC 1.4.3: text against what is behind it. */
const TEXT = 4.5;
/** WCAG 2.2, SC 1.4.11: what must be seen to use a control, against what is beside it. */
const CONTROL = 3;

const names: readonly ColorName[] = ['background', 'text', 'button', 'buttonText'];

/** Rounded down: 4.499 is not the 4.5 that is asked for. */
const figure = (ratio: number) => `${Math.floor(ratio * 100) / 100}:1`;

export const colorsHaveEnoughContrast: Rule = {
  on: 'marketing.colors',
  when: 'save',
  // A color that was picked and emptied again is none.
  normalize(fields) {
    for (const name of names) if (name in fields && !text(fields[name])) fields[name] = null;
  },
  check(fields) {
    const given = (name: ColorName) => text(fields[name]);
    const malformed = names.filter((name) => given(name) && !isColor(given(name)));
    if (malformed.length > 0) {
      return malformed.map((name) => ({ path: [name], message: words.notAColor(given(name)) }));
    }
    const objections: Objection[] = [];
    const object = (name: ColorName, message: string) => objections.push({ path: [name], message });
    const together = (one: ColorName, other: ColorName) => {
      if (given(one) && !given(other)) object(other, words.together(one, other));
      if (!given(one) && given(other)) object(one, words.together(one, other));
    };
    const legible = (name: ColorName, behind: ColorName, needed: number) => {
      if (!given(name) || !given(behind)) return;
      const ratio = contrast(given(name), given(behind));
      if (ratio < needed) object(name, words.tooAlike({ one: name, other: behind, contrast: figure(ratio), needed }));
    };
    together('background', 'text');
    together('button', 'buttonText');
    if ((given('button') || given('buttonText')) && !given('background') && !given('text'))
      object('background', words.backgroundFirst);
    legible('text', 'background', TEXT);
    legible('buttonText', 'button', TEXT);
    legible('button', 'background', CONTROL);
    return objections;
  },
};
