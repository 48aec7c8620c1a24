import { expect, test } from 'vitest';
import { dialledNumber } from '../src/phone.ts';

test.each([
  ['877-MESOTHELIOMA', '+18776376843'],
  ['1-877-MESOTHELIOMA', '+18776376843'],
  ['(205) 555-0143', '+12055550143'],
  ['+44 20 7946 0018', '+442079460018'],
])('%s dials %s', (printed, dialled) => {
  expect(dialledNumber(printed)).toBe(dialled);
});

test.each(['', '12345', '205-555-01430', '+', '+0123456789', 'call us', '877-MESO', '<b>877</b>'])(
  '“%s” is no number',
  (printed) => {
    expect(dialledNumber(printed)).toBeNull();
  },
);
