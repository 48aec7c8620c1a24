import { basename, dirname } from 'node:path';
import type { Core } from '@strapi/strapi';
import send from 'send';
import { isSentByAPerson } from '../../platform/http/sent-by-a-reader';
import { readLink } from '../../platform/tokens/signed-link';
import { noteEvent } from '../../requests/history';
import { requestStorage } from '../../requests/request-storage';
import { findAskedGuide, findOfferedGuide } from './asked-guide';
import type { LinkContext } from './link-context';
import { erased, expired, fileMissing, type LinkPage, notOffered, unknownLink } from './link-pages';

/** Openings that have a line of their own in the history: anyone with a link can open it all day. */
const NOTED_OPENINGS = 50;

async function countOpening(strapi: Core.Strapi, request: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const [counted] = await trx(requestStorage['guide-download'].table)
      .where({ document_id: request })
      .whereNull('erased_at')
      .update({
        openings: trx.raw('coalesce(openings, 0) + 1'),
        opened_at: trx.raw('coalesce(opened_at, ?)', [new Date()]),
      })
      .returning('openings');
    if (!counted || counted.openings > NOTED_OPENINGS) return;
    await noteEvent(trx, { requestType: 'guide-download', request }, 'opened', {});
  });
}

/** Sends a PDF, or the part of it that is asked for. Resolves when it is sent, or the reader has gone. */
function sendPdf(
  strapi: Core.Strapi,
  ctx: LinkContext,
  { path, slug, request }: Record<'path' | 'slug' | 'request', string>,
) {
  return new Promise<LinkPage | null>((done) => {
    const { req, res } = ctx;
    ctx.respond = false;
    ctx.status = 200;
    res.once('close', () => done(null));
    send(req, `/${encodeURIComponent(basename(path))}`, { root: dirname(path), index: false, cacheControl: false })
      .on('headers', () => {
        res.setHeader('Content-Type', 'application/pdf');
        res.setHeader('Content-Disposition', `inline; filename="${slug}.pdf"`);
        res.setHeader('Cache-Control', 'private, no-store');
      })
      .on('stream', () => {
        // Programs that show PDFs ask for the rest of one in parts: only its beginning is an opening.
        const isBeginning = /^(bytes 0-.*)?$/.test(String(res.getHeader('Content-Range') ?? ''));
        if (!isBeginning || !isSentByAPerson(req.headers)) return;
        countOpening(strapi, request).catch((error: unknown) => {
          strapi.log.error(`An opening of the guide request ${request} was not counted.`);
          strapi.log.error(error);
        });
      })
      .on('error', ({ status = 500 }: { status?: number }) => {
        if (res.headersSent) return void res.destroy();
        // Asked for with conditions, or for a part, that this file does not meet: its headers say what it is.
        if (status === 412 || status === 416) {
          res.statusCode = status;
          return void res.end();
        }
        ctx.respond = true;
        strapi.log.error(`The PDF of the guide ${slug} cannot be read at ${path}. Upload it again, or put it back.`);
        done(fileMissing);
      })
      .pipe(res);
  });
}

/** Answers a signed link with its PDF. @returns the page shown in its place; null when the file was sent. */
export async function openGuideFile(strapi: Core.Strapi, ctx: LinkContext, token: string): Promise<LinkPage | null> {
  const link = readLink(token, new Date());
  const asked = link?.kind === 'file' ? await findAskedGuide(strapi, link.request) : null;
  if (!link || !asked?.mayOpenFile) return unknownLink;
  const guide = await findOfferedGuide(strapi, asked.guide);
  if (asked.isErased || !asked.email) return erased(guide);
  if (link.isExpired) return guide ? expired(token) : notOffered;
  if (!guide) return notOffered;
  const { path, slug } = guide;
  if (path) return await sendPdf(strapi, ctx, { path, slug, request: link.request });
  strapi.log.error(`The guide ${slug} is published, but has no PDF, and a reader opened a link to it. Upload a PDF.`);
  return fileMissing;
}
