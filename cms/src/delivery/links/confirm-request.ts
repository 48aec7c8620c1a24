import type { Core } from '@strapi/strapi';
import { readSmallForm } from '../../platform/http/read-small-form';
import { isFromThisSite } from '../../platform/http/same-site';
import { filePath, readLink, signLink } from '../../platform/tokens/signed-link';
import { dispatchRequest } from '../../requests/dispatch-request';
import { noteEvent } from '../../requests/history';
import { requestStorage } from '../../requests/request-storage';
import { type AskedGuide, findAskedGuide, findOfferedGuide, type OfferedGuide } from './asked-guide';
import type { LinkContext } from './link-context';
import {
  confirmExpired,
  confirmed,
  confirmQuestion,
  erased,
  type LinkPage,
  notOffered,
  otherSite,
  tooMuch,
  unknownLink,
} from './link-pages';

/** Believes a request, once, however often and on however many replicas the button is pressed. */
async function believe(strapi: Core.Strapi, request: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const now = new Date();
    const changed = await trx(requestStorage['guide-download'].table)
      .where({ document_id: request, verdict: 'suspect' })
      .whereNull('erased_at')
      .update({ verdict: 'accepted', confirmed_at: now, updated_at: now });
    if (changed === 0) return;
    const ref = { requestType: 'guide-download', request } as const;
    await noteEvent(trx, ref, 'confirmed', {});
    await dispatchRequest(trx, ref);
  });
}

type Opened = { asked: AskedGuide; guide: OfferedGuide };

/** What a link leads to; a page when it leads to nothing. */
async function open(strapi: Core.Strapi, token: string): Promise<LinkPage | Opened> {
  const link = readLink(token, new Date());
  const asked = link?.kind === 'confirm' ? await findAskedGuide(strapi, link.request) : null;
  if (!link || !asked) return unknownLink;
  const guide = await findOfferedGuide(strapi, asked.guide);
  if (asked.isErased) return erased(guide);
  if (link.isExpired) return confirmExpired(guide);
  return guide ? { asked, guide } : notOffered;
}

const thanks = ({ asked: { documentId }, guide: { slug } }: Opened): LinkPage =>
  confirmed(filePath(signLink('file', documentId, new Date()), slug));

/** What a mail's link shows: a button, because programs that look through mails open links, but press nothing. */
export async function askToConfirm(strapi: Core.Strapi, _ctx: LinkContext, token: string): Promise<LinkPage> {
  const opened = await open(strapi, token);
  if ('status' in opened) return opened;
  return opened.asked.verdict === 'suspect' ? confirmQuestion(token, opened.guide) : thanks(opened);
}

/** Takes a reader's word that it was they who asked. */
export async function confirmRequest(strapi: Core.Strapi, { req }: LinkContext, token: string): Promise<LinkPage> {
  if (!isFromThisSite(req.headers)) return otherSite;
  if (!(await readSmallForm(req))) return tooMuch;
  const opened = await open(strapi, token);
  if ('status' in opened) return opened;
  await believe(strapi, opened.asked.documentId);
  return thanks(opened);
}
