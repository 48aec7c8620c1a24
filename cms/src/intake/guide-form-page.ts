import { wordingAgreedTo, wordingInEffect } from '@patient-press/shared/consent-wordings';
import { GUIDE_DOWNLOADS, GUIDE_NOTICE, isCallBox } from '@patient-press/shared/guide-request';
import { relationshipLabels, relationships } from '@patient-press/shared/relationships';
import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { environment } from '../platform/environment';
import type { ProblemError } from '../platform/http/problem';
import { type Html, html } from '../platform/http/reader-page';
import { wordingsInFull } from '../requests/agreed-wording';
import type { PlainField, PlainGuideForm } from './read-plain-guide-form';

type Wording = z.infer<typeof wordingsInFull>[number];

/** The words that stood in the form, as they were; where they are not in use any more, those that took their place. */
async function findWordings(strapi: Core.Strapi, { shown }: PlainGuideForm): Promise<Wording[]> {
  const keys = [...new Set([GUIDE_NOTICE, ...shown.map(({ key }) => key)])].filter((key) => !key.includes('\0'));
  const known = wordingsInFull.parse(
    await strapi.db.query('api::consent-wording.consent-wording').findMany({ where: { key: { $in: keys } } }),
  );
  const now = new Date().toISOString();
  return keys.flatMap((key) => {
    const version = shown.find((one) => one.key === key)?.version ?? 0;
    const ofKey = known.filter((one) => one.key === key);
    return wordingAgreedTo(ofKey, { key, version }, now) ?? wordingInEffect(ofKey, key, now) ?? [];
  });
}

interface Field {
  name: PlainField;
  label: string;
  attributes: Html;
}

// In the words of the site's own form: web/src/islands/guide-form.
const email: Field = {
  name: 'email',
  label: 'Your e-mail address',
  attributes: html`type="email" required maxlength="254" autocomplete="email"`,
};
const person: Field = {
  name: 'name',
  label: 'Your name (optional)',
  attributes: html`maxlength="120" autocomplete="name"`,
};
/** Without script a field cannot be required only while a box is checked: its label says so, and the answer does. */
const phone = (boxes: readonly Wording[]): Field => ({
  name: 'phone',
  label: boxes.some(({ key }) => isCallBox(key))
    ? 'Your phone number (required for a call; we keep it only if you check a box)'
    : 'Your phone number (optional; we keep it only if you check a box)',
  attributes: html`type="tel" maxlength="40" autocomplete="tel"`,
});

type Messages = ReadonlyMap<string, string>;

const errorOf = (messages: Messages, name: PlainField) =>
  messages.has(name) ? html`<p class="bad" id="${name}-error">${messages.get(name)}</p>` : '';
const pointer = (messages: Messages, name: PlainField) =>
  messages.has(name) ? html`aria-invalid="true" aria-describedby="${name}-error"` : '';

const drawField = ({ name, label, attributes }: Field, { typed }: PlainGuideForm, messages: Messages) => html`
<div>
<label for="${name}">${label}</label>
${errorOf(messages, name)}
<input id="${name}" name="${name}" value="${typed[name]}" ${attributes} ${pointer(messages, name)}>
</div>`;

const drawRelationship = ({ typed }: PlainGuideForm, messages: Messages) => html`
<div>
<label for="relationship">How are you connected? (optional)</label>
${errorOf(messages, 'relationship')}
<select id="relationship" name="relationship" autocomplete="off" ${pointer(messages, 'relationship')}>
${relationships.map(
  (value) =>
    html`<option value="${value}"${typed.relationship === value ? html` selected` : ''}>${relationshipLabels[value]}</option>`,
)}
</select>
</div>`;

/** The notice stands as it is; every other wording has a box, ticked only where the reader ticked these very words. */
function drawWording({ key, version, text }: Wording, { shown, granted }: PlainGuideForm) {
  const name = html`<input type="hidden" name="shown" value="${key}:${version}">`;
  if (key === GUIDE_NOTICE) return html`${name}<p class="quiet">${text}</p>`;
  const isTicked = granted.has(key) && shown.some((one) => one.key === key && one.version === version);
  return html`${name}<div class="box">
<input type="checkbox" id="box-${key}" name="granted" value="${key}"${isTicked ? html` checked` : ''}>
<label for="box-${key}">${text}</label>
</div>`;
}

function drawForm(form: PlainGuideForm, words: readonly Wording[], messages: Messages): Html {
  const boxes = words.filter(({ key }) => key !== GUIDE_NOTICE);
  const notices = words.filter(({ key }) => key === GUIDE_NOTICE);
  return html`
<form method="post" action="${GUIDE_DOWNLOADS}">
<input type="hidden" name="guide" value="${form.typed.guide}">
<input type="hidden" name="page" value="${form.typed.page}">
${[email, person].map((field) => drawField(field, form, messages))}
${drawRelationship(form, messages)}
${boxes.map((wording) => drawWording(wording, form))}
${boxes.length > 0 ? drawField(phone(boxes), form, messages) : ''}
<div class="trap" aria-hidden="true">
<label for="website">Leave this empty</label>
<input id="website" name="website" value="${form.typed.website}" tabindex="-1" autocomplete="off">
</div>
${notices.map((wording) => drawWording(wording, form))}
<button>Send me the guide</button>
</form>`;
}

const toSite = html`<p><a href="${environment.SITE_URL}/">Go to the site</a>, or back to the form, and try again.</p>`;

/**
 * What a reader without script is shown when their form was not taken: why not, and the form again, as they filled it in.
 * @param form null when it could not be read, or should not be sent again.
 */
export async function guideFormPage(
  strapi: Core.Strapi,
  problem: ProblemError,
  form: PlainGuideForm | null,
): Promise<{ title: string; content: Html }> {
  const { errors = [] } = problem.details;
  const messages = new Map(errors.map(({ field, message }) => [field, message]));
  const isBeside = ['email', 'name', 'phone', 'relationship'].some((name) => messages.has(name));
  // Where the database is away, so are the words.
  const words = form && !messages.has('guide') ? await findWordings(strapi, form).catch(() => []) : [];
  const canBeSentAgain = form && words.some(({ key }) => key === GUIDE_NOTICE);
  const why = isBeside ? 'Please look at what is marked below, and send it again.' : problem.message;
  return {
    title: 'Your request was not sent yet',
    content: html`<p role="alert">${why}</p>${canBeSentAgain ? drawForm(form, words, messages) : toSite}`,
  };
}
