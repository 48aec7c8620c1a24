import type { IncomingHttpHeaders } from 'node:http';
import type { Core } from '@strapi/strapi';
import { countLed } from '../banners/counter';
import { asksNotToBeCounted } from '../banners/sent-by-a-reader';
import { networkOf } from '../http/network-of';
import { enqueue } from '../jobs/queue';
import { filePath, signLink } from '../links/signed-link';
import { agreedAmong } from './agreed-wording';
import { armFields, armThatLed } from './arm-that-led';
import { checkProof } from './challenges';
import { findForGuideRequest, requireOnRequest } from './guide-asked-for';
import { handOver } from './hand-over';
import { type ConsentGiven, keepOnce, requireSame } from './keep-once';
import { leadKeys } from './lead-keys';
import { believedPerHour, countRequest } from './limits';
import { purgeOn } from './purge-on';
import type { ReadGuideRequest } from './read-guide-request';

const requestType = 'guide-download';

/** Who sent a request: its address, and what their browser says. */
export interface Sender {
  ip: string;
  headers: IncomingHttpHeaders;
}

/** A request that is kept. */
export interface KeptGuideRequest {
  /** Of the guide; null when it is no longer on the site. */
  slug: string | null;
  /** Path of the PDF; null when it comes by mail only. */
  download: string | null;
}

/** How a request is kept: believed, to be confirmed by mail, or as spam, which gets no mail. */
type Judgement = 'accepted' | 'to-confirm' | 'spam';

const contentOf = ({ guide, email, name, phone, relationship, consents, page, banner }: ReadGuideRequest): string =>
  JSON.stringify([
    guide,
    email.address,
    name,
    phone?.withExtension ?? null,
    relationship,
    consents.map(({ key, version, granted }) => [key, version, granted]),
    page,
    banner ?? null,
  ]);

/**
 * Whether a request is believed. Whoever shares an address with many others is not locked out, but asked by mail.
 * @throws ProblemError when there were far too many from its address, or for its e-mail.
 */
async function judge(strapi: Core.Strapi, read: ReadGuideRequest, ip: string): Promise<Judgement> {
  const fromAddress = await countRequest(strapi, 'guideAddress', networkOf(ip));
  // No mail goes out, so that nobody can use up another person's mails with these.
  if (read.isSpam) return 'spam';
  await countRequest(strapi, 'email', read.email.index);
  const believed = read.proof ? believedPerHour.withProof : believedPerHour.withoutProof;
  return fromAddress <= believed ? 'accepted' : 'to-confirm';
}

const downloadOf = (request: string, slug: string, now: Date): string => filePath(signLink('file', request, now), slug);

interface ToKeep {
  content: string;
  judgement: Judgement;
  consents: ConsentGiven[];
  challenge: string | null;
  now: Date;
}

async function keep(strapi: Core.Strapi, read: ReadGuideRequest, { headers }: Sender, toKeep: ToKeep) {
  const { idempotencyKey, guide, email, name, phone, relationship, page, banner } = read;
  const { judgement, now, ...given } = toKeep;
  const seal = (field: string, text: string | undefined | null) =>
    text ? leadKeys.seal(text, { requestType, idempotencyKey, field }) : null;
  const emailIndex = leadKeys.index('email', email.index);
  const phoneIndex = phone ? leadKeys.index('phone', phone.number) : null;
  const arm = await armThatLed(strapi, banner);
  const kept = await keepOnce(
    strapi,
    {
      ...given,
      requestType,
      idempotencyKey,
      at: now,
      page,
      guide,
      phoneIndex,
      emailIndex,
      fields: {
        email: seal('email', email.address),
        emailIndex,
        name: seal('name', name),
        phone: seal('phone', phone?.withExtension),
        phoneIndex,
        relationship,
        verdict: judgement === 'accepted' ? 'accepted' : 'suspect',
        openings: 0,
        purgeOn: purgeOn(now),
        ...armFields(arm),
      },
    },
    async (transaction, request) => {
      if (judgement === 'accepted') await handOver(transaction, request, toKeep.consents);
      if (judgement === 'to-confirm') await enqueue('mail-confirmation', { request: request.request }, transaction);
    },
  );
  // A suspect that is confirmed later is not counted for its banner: the counts are of what people did on pages that day.
  if (kept && arm && judgement === 'accepted' && !asksNotToBeCounted(headers)) countLed(strapi, arm);
  return kept;
}

/**
 * Keeps a reader's request for a guide, once, however often it is sent. It is durable when this resolves.
 * @throws ProblemError when it is not taken.
 */
export async function keepGuideRequest(
  strapi: Core.Strapi,
  read: ReadGuideRequest,
  sender: Sender,
): Promise<KeptGuideRequest> {
  const content = contentOf(read);
  const { kept: before, guide, wordings } = await findForGuideRequest(strapi, read);
  const now = new Date();
  if (before) {
    requireSame(before.content, content);
    const isOpen = before.verdict === 'accepted' && before.hasProof && guide;
    return { slug: guide?.slug ?? null, download: isOpen ? downloadOf(before.request, guide.slug, now) : null };
  }
  const { slug } = requireOnRequest(guide);
  const consents = read.consents.map((consent, index) =>
    agreedAmong(wordings, consent, now.toISOString(), `consents.${index}.version`),
  );
  const challenge = read.proof ? await checkProof(read.proof) : null;
  const judgement = await judge(strapi, read, sender.ip);
  const kept = await keep(strapi, read, sender, { content, judgement, consents, challenge, now });
  // Somebody sent the same at the same moment, and was first.
  if (!kept) return keepGuideRequest(strapi, read, sender);
  const isOpen = judgement === 'accepted' && challenge !== null;
  return { slug, download: isOpen ? downloadOf(kept.request, slug, now) : null };
}
