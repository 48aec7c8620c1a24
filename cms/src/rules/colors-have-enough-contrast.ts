import { contrast, isColor } from '@patient-press/shared/contrast';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

/** WCAG 2.2, SC 1.4.3: text against what is behind it. */
const TEXT = 4.5;
/** WCAG 2.2, SC 1.4.11: what must be seen to use a control, against what is beside it. */
const CONTROL = 3;

const words = { background: 'Background', text: 'Text', button: 'Button', buttonText: 'Button text' };
type Name = keyof typeof words;
const names = ['background', 'text', 'button', 'buttonText'] as const;

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
    const given = (name: Name) => text(fields[name]);
    const malformed = names.filter((name) => given(name) && !isColor(given(name)));
    if (malformed.length > 0) {
      return malformed.map((name) => ({
        path: [name],
        message: `“${given(name)}” is not a color. Write # and six digits from 0 to f, for example #123a5c.`,
      }));
    }
    const objections: Objection[] = [];
    const object = (name: Name, message: string) => objections.push({ path: [name], message });
    const together = (one: Name, other: Name) => {
      if (given(one) && !given(other))
        object(other, `“${words[one]}” and “${words[other]}” go together: choose both, or neither.`);
      if (!given(one) && given(other))
        object(one, `“${words[one]}” and “${words[other]}” go together: choose both, or neither.`);
    };
    const legible = (name: Name, behind: Name, needed: number) => {
      if (!given(name) || !given(behind)) return;
      const ratio = contrast(given(name), given(behind));
      if (ratio < needed)
        object(
          name,
          `“${words[name]}” and “${words[behind]}” are too alike: their contrast is ${figure(ratio)}, and at least ${needed}:1 is needed. Make one lighter or darker.`,
        );
    };
    together('background', 'text');
    together('button', 'buttonText');
    if ((given('button') || given('buttonText')) && !given('background') && !given('text'))
      object('background', 'Choose “Background” and “Text” first: the button must stand out from the background.');
    legible('text', 'background', TEXT);
    legible('buttonText', 'button', TEXT);
    legible('button', 'background', CONTROL);
    return objections;
  },
};
