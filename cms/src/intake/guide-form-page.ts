import { wordingAgreedTo, wordingInEffect } from '@patient-press/shared/consent-wordings';
import { guideFields } from '@patient-press/shared/form-fields';
import { GUIDE_NOTICE } from '@patient-press/shared/guide-request';
import { guideFormPageWords } from '@patient-press/shared/words/guide-form';
import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { environment } from '../platform/environment';
import { type Html, html } from '../platform/http/html';
import type { ProblemError } from '../platform/http/problem';
import { wordingsInFull } from '../requests/agreed-wording';
import { drawGuideForm } from './draw-guide-form';
import type { PlainGuideForm } from './read-plain-guide-form';

type Wording = z.infer<typeof wordingsInFull>[number];

/** The words that the form showed, as they were; where they are no longer in use, those that replaced them. */
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

const [before, link, after] = guideFormPageWords.toSite;
const toSite = html`<p>${before}<a href="${environment.SITE_URL}/">${link}</a>${after}</p>`;

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
  const isBeside = Object.keys(guideFields).some((name) => messages.has(name));
  // Where the database is away, so are the words.
  const words = form && !messages.has('guide') ? await findWordings(strapi, form).catch(() => []) : [];
  const canBeSentAgain = form && words.some(({ key }) => key === GUIDE_NOTICE);
  const why = isBeside ? guideFormPageWords.fix : problem.message;
  return {
    title: guideFormPageWords.title,
    content: html`<p role="alert">${why}</p>${canBeSentAgain ? drawGuideForm(form, words, messages) : toSite}`,
  };
}
