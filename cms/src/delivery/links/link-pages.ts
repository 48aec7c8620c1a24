import { LINK_DAYS } from '@patient-press/shared/guide-request';
import { pagePath } from '@patient-press/shared/paths';
import { environment } from '../../platform/environment';
import { type Html, html } from '../../platform/http/reader-page';
import { confirmationPath } from '../../platform/tokens/signed-link';
import type { OfferedGuide } from './asked-guide';

/** What whoever follows a link is told, when it is not the file. */
export interface LinkPage {
  status: number;
  title: string;
  content: Html;
}

/** Where new links are asked for. */
export const GUIDE_LINKS = '/api/guide-links';

const guides = html`<p><a href="${environment.SITE_URL}/guides/">All guides</a></p>`;

/** Where the guide can be asked for again. */
const askAgain = (guide: OfferedGuide | null): Html =>
  guide
    ? html`<p><a href="${environment.SITE_URL}${pagePath('api::guide.guide', guide.slug)}">Ask for the guide again</a></p>`
    : guides;

export const unknownLink: LinkPage = {
  status: 404,
  title: 'This link does not work',
  content: html`<p>Part of the address may be missing. Open the link in the mail once more, or copy all of it.</p>${guides}`,
};

export const notOffered: LinkPage = {
  status: 404,
  title: 'This guide is not offered at the moment',
  content: html`<p>It was taken off the site since you asked for it. Your link will work when it is back.</p>${guides}`,
};

export const erased = (guide: OfferedGuide | null): LinkPage => ({
  status: 410,
  title: 'Your request was erased',
  content: html`<p>What you gave us to get this guide was erased, and the link with it.</p>${askAgain(guide)}`,
});

export const fileMissing: LinkPage = {
  status: 503,
  title: 'The guide cannot be opened at the moment',
  content: html`<p>This is our fault, and we were told. Try again later: your link stays as it is.</p>`,
};

export const broken: LinkPage = {
  status: 503,
  title: 'This cannot be done at the moment',
  content: html`<p>Try again in a minute: your link stays as it is.</p>`,
};

/** @param token of the link that has expired: it says whose it was. */
export const expired = (token: string): LinkPage => ({
  status: 410,
  title: `This link was good for ${LINK_DAYS} days`,
  content: html`<p>We can send you a new one, to the address that the guide was asked for with.</p>
<form method="post" action="${GUIDE_LINKS}">
<input type="hidden" name="token" value="${token}">
<button>Send me a new link</button>
</form>`,
});

export const renewed: LinkPage = {
  status: 200,
  title: 'A new link is on its way',
  content: html`<p>It goes to the address that the guide was asked for with. Look among unwanted mail, too, if it is not there in a few minutes.</p>`,
};

export const renewedOften: LinkPage = {
  status: 429,
  title: 'New links were sent to you already',
  content: html`<p>Look for them among your mail, and among unwanted mail. You can have another one sent tomorrow.</p>`,
};

/** @param token of the link that was followed. */
export const confirmQuestion = (token: string, { title }: OfferedGuide): LinkPage => ({
  status: 200,
  title: 'Was it you who asked for this guide?',
  content: html`<p>“${title}”</p>
<form method="post" action="${confirmationPath(token)}">
<button>Yes, send me the guide</button>
</form>
<p class="quiet">If it was not you, close this page. Nothing is sent.</p>`,
});

/** @param path of the PDF, signed. */
export const confirmed = (path: string): LinkPage => ({
  status: 200,
  title: 'Thank you: the guide is on its way',
  content: html`<p>You get it by mail, and you can <a href="${path}">open it now (PDF)</a>.</p>`,
});

export const confirmExpired = (guide: OfferedGuide | null): LinkPage => ({
  status: 410,
  title: `This link was good for ${LINK_DAYS} days`,
  content: html`<p>Nothing was sent. If you still want the guide, ask for it once more.</p>${askAgain(guide)}`,
});

export const otherSite: LinkPage = {
  status: 403,
  title: 'This cannot be sent from another site',
  content: html`<p>Open the link in the mail, and press the button there.</p>`,
};

export const tooMuch: LinkPage = {
  status: 413,
  title: 'This is more than can be sent here',
  content: html`<p>Open the link in the mail once more, and press the button there.</p>`,
};

export const notAForm: LinkPage = {
  status: 415,
  title: 'This cannot be read',
  content: html`<p>Open the link in the mail once more, and press the button there.</p>`,
};

export const wrongMethod: LinkPage = {
  status: 405,
  title: 'Nothing can be done here in this way',
  content: html`<p>Open the link in the mail once more.</p>`,
};
