import { LINK_DAYS } from '@patient-press/shared/guide-request';
import { pagePath } from '@patient-press/shared/paths';
import { linkPageWords as words } from '@patient-press/shared/words/link-pages';
import { environment } from '../../platform/environment';
import { type Html, html } from '../../platform/http/html';
import { confirmationPath } from '../../platform/tokens/signed-link';
import type { OfferedGuide } from './asked-guide';

/** What readers who follow a link see when it is not the file. */
export interface LinkPage {
  status: number;
  title: string;
  content: Html;
}

/** Where new links are requested. */
export const GUIDE_LINKS = '/api/guide-links';

const guides = html`<p><a href="${environment.SITE_URL}/guides/">${words.allGuides}</a></p>`;

/** Where the guide can be requested again. */
const requestAgain = (guide: OfferedGuide | null): Html =>
  guide
    ? html`<p><a href="${environment.SITE_URL}${pagePath('api::guide.guide', guide.slug)}">${words.requestAgain}</a></p>`
    : guides;

const page = (status: number, { title, text }: { title: string; text: string }, below?: Html): LinkPage => ({
  status,
  title,
  content: html`<p>${text}</p>${below}`,
});

export const unknownLink = page(404, words.unknown, guides);
export const notOffered = page(404, words.notOffered, guides);
export const fileMissing = page(503, words.fileMissing);
export const broken = page(503, words.broken);
export const renewed = page(200, words.renewed);
export const renewedOften = page(429, words.renewedOften);
export const otherSite = page(403, words.otherSite);
export const tooMuch = page(413, words.tooMuch);
export const notAForm = page(415, words.notAForm);
export const wrongMethod = page(405, words.wrongMethod);

export const erased = (guide: OfferedGuide | null): LinkPage => page(410, words.erased, requestAgain(guide));

/** @param token of the link that has expired: it says whose it was. */
export function expired(token: string): LinkPage {
  const { title, text, button } = words.expired;
  const form = html`
<form method="post" action="${GUIDE_LINKS}">
<input type="hidden" name="token" value="${token}">
<button>${button}</button>
</form>`;
  return page(410, { title, text: text({ days: LINK_DAYS }) }, form);
}

/** @param token of the link that was followed. */
export function confirmQuestion(token: string, guide: OfferedGuide): LinkPage {
  const { title, button, notYou } = words.confirm;
  const form = html`
<form method="post" action="${confirmationPath(token)}">
<button>${button}</button>
</form>
<p class="quiet">${notYou}</p>`;
  return page(200, { title, text: `“${guide.title}”` }, form);
}

/** @param path of the PDF, signed. */
export function confirmed(path: string): LinkPage {
  const { title, text } = words.confirmed;
  const [before, link, after] = text;
  return { status: 200, title, content: html`<p>${before}<a href="${path}">${link}</a>${after}</p>` };
}

export function confirmExpired(guide: OfferedGuide | null): LinkPage {
  const { title, text } = words.confirmExpired;
  return page(410, { title, text: text({ days: LINK_DAYS }) }, requestAgain(guide));
}
