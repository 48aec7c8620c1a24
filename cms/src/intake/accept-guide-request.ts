import { type GuideRequestAccepted, thankYouPath } from '@patient-press/shared/guide-request';
import { pagePath } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { readForm } from '../platform/http/read-form';
import { readJson } from '../platform/http/read-json';
import { type Answer, type Received, toProblem } from './answer';
import { refuse } from './field-errors';
import { guideFormPage } from './guide-form-page';
import { readGuideRequest } from './read-guide-request';
import { type PlainGuideForm, readPlainGuideForm } from './read-plain-guide-form';
import { isSentWithoutScript, requireJsonOrForm, requireThisSite } from './require-form';
import { saveGuideRequest } from './save-guide-request';

/** A request with every field at its longest, and its proof of work. */
const MAX_BYTES = 16_000;

async function acceptJson(strapi: Core.Strapi, { req, ip }: Received): Promise<Answer> {
  const read = readGuideRequest(await readJson(req, MAX_BYTES));
  const { download } = await saveGuideRequest(strapi, read, { ip, headers: req.headers });
  const body: GuideRequestAccepted = { accepted: true, download };
  return { kind: 'json', status: 201, body };
}

async function acceptPlainForm(strapi: Core.Strapi, { req, ip }: Received): Promise<Answer> {
  let form: PlainGuideForm | null = null;
  try {
    requireThisSite(req.headers);
    requireJsonOrForm(req.headers);
    form = readPlainGuideForm(await readForm(req, MAX_BYTES), new Date());
    if (form.errors.length > 0) refuse(form.errors);
    const { slug } = await saveGuideRequest(strapi, readGuideRequest(form.request), { ip, headers: req.headers });
    return {
      kind: 'redirect',
      to: environment.SITE_URL + (slug ? thankYouPath(pagePath('api::guide.guide', slug)) : '/'),
    };
  } catch (error) {
    const problem = toProblem(strapi, error);
    return { kind: 'page', problem, ...(await guideFormPage(strapi, problem, form)) };
  }
}

/**
 * Accepts a reader's request for a guide, in JSON or as a plain form. It is stored when this resolves. A plain form that is
 * not accepted is answered with a page: its reader has no script that could show a problem document.
 * @throws ProblemError when it is not accepted.
 */
export async function acceptGuideRequest(strapi: Core.Strapi, received: Received): Promise<Answer> {
  const { headers } = received.req;
  if (isSentWithoutScript(headers)) return acceptPlainForm(strapi, received);
  requireThisSite(headers);
  requireJsonOrForm(headers);
  return acceptJson(strapi, received);
}
