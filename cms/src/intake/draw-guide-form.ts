import { guideFields, guidePhoneField, type TextField, trapField } from '@patient-press/shared/form-fields';
import { GUIDE_DOWNLOADS, GUIDE_NOTICE, isCallBox } from '@patient-press/shared/guide-request';
import { guideFormWords } from '@patient-press/shared/words/guide-form';
import { type Html, html } from '../platform/http/html';
import type { PlainField, PlainGuideForm } from './read-plain-guide-form';

/** A consent wording, as the form shows it. */
export interface FormWording {
  key: string;
  version: number;
  text: string;
}

/** What is wrong, by the field's name. */
export type Messages = ReadonlyMap<string, string>;

const errorOf = (messages: Messages, name: PlainField) =>
  messages.has(name) ? html`<p class="bad" id="${name}-error">${messages.get(name)}</p>` : '';

/** What a screen reader says of a field besides its label. */
function describe(messages: Messages, name: PlainField, hint?: string) {
  const hasError = messages.has(name);
  const ids = [hint && `${name}-hint`, hasError && `${name}-error`].filter(Boolean).join(' ');
  return [ids && html` aria-describedby="${ids}"`, hasError && html` aria-invalid="true"`].filter(Boolean);
}

const drawField = (
  { name, label, hint, type, autoComplete, maxLength, required }: TextField & { name: PlainField },
  { typed }: PlainGuideForm,
  messages: Messages,
) => html`
<div>
<label for="${name}">${label}</label>
${hint ? html`<p class="quiet" id="${name}-hint">${hint}</p>` : ''}
${errorOf(messages, name)}
<input id="${name}" name="${name}" value="${typed[name]}" type="${type}" autocomplete="${autoComplete}" maxlength="${maxLength}"${required ? html` required` : ''}${describe(messages, name, hint)}>
</div>`;

function drawRelationship({ typed }: PlainGuideForm, messages: Messages) {
  const { name, label, autoComplete, choices } = guideFields.relationship;
  return html`
<div>
<label for="${name}">${label}</label>
${errorOf(messages, name)}
<select id="${name}" name="${name}" autocomplete="${autoComplete}"${describe(messages, name)}>
${choices.map(
  ({ value, label }) => html`<option value="${value}"${typed[name] === value ? html` selected` : ''}>${label}</option>`,
)}
</select>
</div>`;
}

const drawTrap = ({ typed }: PlainGuideForm, { name, label }: typeof trapField) => html`
<div class="trap" aria-hidden="true">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${typed[name]}" tabindex="-1" autocomplete="off">
</div>`;

/** The notice is plain text; every other wording has a box, checked only where the reader checked these very words. */
function drawWording({ key, version, text }: FormWording, { shown, granted }: PlainGuideForm) {
  const name = html`<input type="hidden" name="shown" value="${key}:${version}">`;
  if (key === GUIDE_NOTICE) return html`${name}<p class="quiet">${text}</p>`;
  const isChecked = granted.has(key) && shown.some((one) => one.key === key && one.version === version);
  return html`${name}<div class="box">
<input type="checkbox" id="box-${key}" name="granted" value="${key}"${isChecked ? html` checked` : ''}>
<label for="box-${key}">${text}</label>
</div>`;
}

/**
 * The form for a guide, as the reader filled it in: the fields of the site's own form, for those who have no script.
 * Without script a field cannot be required only while a box is checked: its label says so, and the answer does.
 */
export function drawGuideForm(form: PlainGuideForm, words: readonly FormWording[], messages: Messages): Html {
  const boxes = words.filter(({ key }) => key !== GUIDE_NOTICE);
  const notices = words.filter(({ key }) => key === GUIDE_NOTICE);
  const phone = guidePhoneField(boxes.some(({ key }) => isCallBox(key)));
  return html`
<form method="post" action="${GUIDE_DOWNLOADS}">
<input type="hidden" name="guide" value="${form.typed.guide}">
<input type="hidden" name="page" value="${form.typed.page}">
${[guideFields.email, guideFields.name].map((field) => drawField(field, form, messages))}
${drawRelationship(form, messages)}
${boxes.map((wording) => drawWording(wording, form))}
${boxes.length > 0 ? drawField(phone, form, messages) : ''}
${drawTrap(form, trapField)}
${notices.map((wording) => drawWording(wording, form))}
<button>${guideFormWords.send}</button>
</form>`;
}
