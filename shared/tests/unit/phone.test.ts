import { expect, test } from 'vitest';
import { dialedNumber, hasExtension } from '../../src/phone.ts';

test.each([
  ['877-MESOTHELIOMA', '+18776376843'],
  ['1-877-MESOTHELIOMA', '+18776376843'],
  ['+1 877-MESOTHELIOMA', '+18776376843'],
  ['tel:877-MESOTHELIOMA', '+18776376843'],
  ['+1 877 637 6843', '+18776376843'],
  ['tel:+1-877-637-6843', '+18776376843'],
  ['(205) 555-0143', '+12055550143'],
  ['800-FEDEX-00', '+18003333900'],
  ['+44 20 7946 0018', '+442079460018'],
  ['tel:+49 (30) 901820', '+4930901820'],
])('%s dials %s', (printed, dialed) => {
  expect(dialedNumber(printed)).toBe(dialed);
  expect(dialedNumber(dialed)).toBe(dialed);
});

test.each([
  '',
  'tel:',
  '12345',
  '205-555-01430',
  '+',
  '+0123456789',
  '+1 205 555',
  '+44 20 79',
  '+44 20 7946 0018 0018 0018',
  '+999 123 456 789',
  '+44 CALL US NOW',
  'call us',
  '877-MESO',
  '<b>877</b>',
  'tel:tel:8776376843',
])('“%s” is no number', (printed) => {
  expect(dialedNumber(printed)).toBeNull();
});

test.each(['tel:+1-877-637-6843;ext=2', '877-637-6843 x2', '(205) 555-0143 ext. 12', '+44 20 7946 0018 #7'])(
  '%s has an extension, and so cannot be dialed whole',
  (printed) => {
    expect(hasExtension(printed)).toBe(true);
    expect(dialedNumber(printed)).toBeNull();
  },
);

test.each(['877-MESOTHELIOMA', '800-FEDEX-00', 'call us', ''])('“%s” has no extension', (printed) => {
  expect(hasExtension(printed)).toBe(false);
});
