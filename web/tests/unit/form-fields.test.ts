import { callbackRequest } from '@patient-press/shared/callback-request';
import { callFields, guideFields, guidePhoneField, type TextField, trapField } from '@patient-press/shared/form-fields';
import { GUIDE_DOWNLOADS, guideRequest, thankYouPath } from '@patient-press/shared/guide-request';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { drawGuideForm } from '../../../cms/src/intake/draw-guide-form.ts';
import { CallbackForm } from '../../src/islands/chat/CallbackForm.tsx';
import { GuideForm } from '../../src/islands/guide-form/GuideForm.tsx';

const page = '/guides/first-weeks/';
const notice = { key: 'guide', version: 1, text: 'What it is for.' };
const callBox = { key: 'guide-call', version: 2, text: 'A firm may call me.' };
const newsBox = { key: 'guide-news', version: 1, text: 'A firm may write to me.' };

const drawOnSite = (box: typeof callBox) =>
  renderToStaticMarkup(
    createElement(GuideForm, {
      guide: 'abc',
      notice,
      boxes: [{ ...box, asksForCall: box === callBox }],
      page,
      thankYou: thankYouPath(page),
      action: GUIDE_DOWNLOADS,
    }),
  );

const typed = { guide: 'abc', email: '', name: '', phone: '', relationship: '', page, website: '' };
const drawInNewsroom = (box: typeof callBox) => {
  const shown = [notice, box].map(({ key, version }) => ({ key, version }));
  const form = { typed, shown, granted: new Set<string>(), errors: [], request: {} };
  return drawGuideForm(form, [notice, box], new Map()).text;
};

const drawCall = () =>
  renderToStaticMarkup(
    createElement(CallbackForm, {
      consent: { key: 'callback', version: 1, text: 'A firm may call me.' },
      phone: null,
      origin: { page: '/' },
    }),
  );

/** What a reader, their browser and their screen reader make of a field. */
function fieldIn(markup: string, name: string) {
  const [tag = ''] = new RegExp(`<(?:input|select)\\b[^>]*\\sname="${name}"[^>]*>`).exec(markup) ?? [];
  const attribute = (of: string) => new RegExp(`\\s${of}="([^"]*)"`, 'i').exec(tag)?.[1] ?? null;
  const textAt = (pattern: string) => new RegExp(`${pattern}([^<]*)<`).exec(markup)?.[1] ?? null;
  const hint = attribute('aria-describedby');
  return {
    label: textAt(`<label for="${attribute('id')}">`),
    hint: hint && textAt(` id="${hint}"[^>]*>`),
    type: attribute('type'),
    autoComplete: attribute('autocomplete'),
    maxLength: Number(attribute('maxlength')),
    isRequired: /\srequired\b/.test(tag),
  };
}

const described = ({ label, hint, type, autoComplete, maxLength, required }: TextField) => ({
  label,
  hint: hint ?? null,
  type,
  autoComplete,
  maxLength,
  isRequired: required ?? false,
});

/** The names of all fields, each once, in the order in which a reader comes to them. */
const namesIn = (markup: string) => [
  ...new Set(Array.from(markup.matchAll(/<(?:input|select)\b[^>]*\sname="([^"]*)"/g), ([, name]) => name)),
];

describe.each([
  ['the site', drawOnSite],
  ['the newsroom', drawInNewsroom],
])('%s draws the form for a guide', (_, draw) => {
  test.each<TextField>([guideFields.email, guideFields.name, guidePhoneField(true)])(
    'with the field “$name”',
    (field) => {
      expect(fieldIn(draw(callBox), field.name)).toEqual(described(field));
    },
  );

  test('with a phone number that is optional where no box asks for a call', () => {
    expect(fieldIn(draw(newsBox), 'phone')).toEqual(described(guidePhoneField(false)));
  });

  test('with a choice of relationships', () => {
    const { name, label, autoComplete, choices } = guideFields.relationship;
    const markup = draw(callBox);
    expect(fieldIn(markup, name)).toMatchObject({ label, autoComplete, isRequired: false });
    const options = markup.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)</g);
    expect(Array.from(options, ([, value, text]) => ({ value, label: text }))).toEqual(choices);
  });

  test('with every field that the newsroom reads, and no other', () => {
    expect(namesIn(draw(callBox)).sort()).toEqual(
      [...Object.keys(guideFields), trapField.name, 'guide', 'page', 'shown', 'granted'].sort(),
    );
  });
});

test.each(Object.values(callFields))('the site draws the form for a call with the field “$name”', (field) => {
  expect(fieldIn(drawCall(), field.name)).toEqual(described(field));
});

const aGuideRequest = {
  idempotencyKey: '0b6e7d1c-6f0a-4d0e-9b0e-2f4f6f1f0a3e',
  guide: 'abc',
  email: 'reader@example.com',
  consents: [{ key: 'guide', version: 1, granted: true }],
  page,
};
const aCallRequest = {
  idempotencyKey: aGuideRequest.idempotencyKey,
  phone: '205-555-0143',
  consent: { key: 'callback', version: 1, granted: true },
  page,
};

test.each([
  ...[guideFields.email, guideFields.name, guideFields.phone].map((field) => ({
    ...field,
    form: 'for a guide',
    schema: guideRequest,
    request: aGuideRequest,
  })),
  ...Object.values(callFields).map((field) => ({
    ...field,
    form: 'for a call',
    schema: callbackRequest,
    request: aCallRequest,
  })),
])('the newsroom takes as much in “$name” of the form $form as the field lets a reader type, and no more', (field) => {
  const { schema, request, name, maxLength } = field;
  const takes = (text: string) => schema.safeParse({ ...request, [name]: text }).success;
  expect([takes('a'.repeat(maxLength)), takes('a'.repeat(maxLength + 1))]).toEqual([true, false]);
});
