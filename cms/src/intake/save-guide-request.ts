import type { IncomingHttpHeaders } from 'node:http';
import type { Core } from '@strapi/strapi';
import { countLed } from '../banners/counter';
import { canonicalMailbox } from '../platform/contact/canonical-mailbox';
import { leadKeys } from '../platform/encryption/lead-keys';
import { asksNotToBeCounted } from '../platform/http/sent-by-a-reader';
import { enqueue } from '../platform/queue/queue';
import { filePath, signLink } from '../platform/tokens/signed-link';
import { agreedToCall } from '../requests/agreed-to-call';
import { agreedAmong } from '../requests/agreed-wording';
import { dispatchRequest } from '../requests/dispatch-request';
import { purgeOn } from '../requests/purge-on';
import { mailConfirmationQueue } from '../requests/queues';
import { isWithinLimit, mayAskToConfirm } from '../requests/reader-limits';
import { bannerFields, bannerThatLed } from './banner-that-led';
import { checkProof, claimedTask } from './challenges';
import { believedPerHour, countRequest } from './limits';
import { proofProblem } from './proof-problem';
import type { ReadGuideRequest } from './read-guide-request';
import { findForGuideRequest, requireOnRequest } from './requested-guide';
import { type ConsentGiven, type Judgment, requireSame, saveOnce } from './save-once';

const requestType = 'guide-download';

/** Who sent a request: its address, and what their browser says. */
export interface Sender {
  ip: string;
  headers: IncomingHttpHeaders;
}

/** A request that is kept. */
export interface SavedGuideRequest {
  /** Of the guide; null when it is no longer on the site. */
  slug: string | null;
  /** Path of the PDF; null when it comes by mail only. */
  download: string | null;
}

/** How far a request is believed before its person's limits are looked at; spam gets no email. */
type Belief = 'believed' | 'to-confirm' | 'spam';

/** How a request is kept, and which email goes out. A held one is queued like any other, but is not sent. */
interface Judged extends Judgment {
  email: 'guide' | 'confirmation' | 'none';
  isHeld: boolean;
}

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
 * How far a request is believed. Whoever shares an address with many others is not locked out, but asked by email.
 * @throws ProblemError when there were far too many from its address.
 */
async function believe(strapi: Core.Strapi, read: ReadGuideRequest, ip: string): Promise<Belief> {
  const fromAddress = await countRequest(strapi, 'guideAddress', ip);
  if (read.isSpam) return 'spam';
  return fromAddress <= (read.proof ? believedPerHour.withProof : believedPerHour.withoutProof)
    ? 'believed'
    : 'to-confirm';
}

/**
 * Judges a request by how often its person was written to. Whatever comes out is answered alike, after the same work: anybody
 * can ask in another person's name, and must not learn from it whether that person asked. So a proof of work gets its link to
 * the file even when the request is held.
 */
async function judge(
  strapi: Core.Strapi,
  transaction: Core.Strapi['db']['connection'],
  { email, proof }: ReadGuideRequest,
  belief: Belief,
): Promise<Judged> {
  const mailbox = canonicalMailbox(email);
  switch (belief) {
    // Not counted, so that nobody can use up another person's emails with it.
    case 'spam':
      return { verdict: 'suspect', givesFile: false, email: 'none', isHeld: true };
    case 'to-confirm':
      return {
        verdict: 'suspect',
        givesFile: false,
        email: 'confirmation',
        isHeld: !(await mayAskToConfirm(strapi, transaction, mailbox)),
      };
    case 'believed': {
      const isWithin = await isWithinLimit(transaction, 'email', mailbox);
      return {
        verdict: isWithin ? 'accepted' : 'suspect',
        givesFile: proof !== undefined,
        email: 'guide',
        isHeld: !isWithin,
      };
    }
  }
}

const downloadOf = (request: string, slug: string, now: Date): string => filePath(signLink('file', request, now), slug);

interface ToKeep {
  content: string;
  belief: Belief;
  consents: ConsentGiven[];
  challenge: string | null;
  now: Date;
}

async function keep(strapi: Core.Strapi, read: ReadGuideRequest, { headers }: Sender, toKeep: ToKeep) {
  const { idempotencyKey, guide, email, name, phone, relationship, page, banner } = read;
  const { belief, now, ...given } = toKeep;
  const seal = (field: string, text: string | undefined | null) =>
    text ? leadKeys.seal(text, { requestType, idempotencyKey, field }) : null;
  const emailIndex = leadKeys.index('email', email.index);
  const phoneIndex = phone ? leadKeys.index('phone', phone.number) : null;
  const granted = given.consents.flatMap((consent) => (consent.granted ? consent.wordingKey : []));
  const variant = await bannerThatLed(strapi, banner);
  const kept = await saveOnce(
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
        agreedToCall: agreedToCall({ granted, active: granted, hasPhone: phone !== null }),
        relationship,
        openings: 0,
        purgeOn: purgeOn(now),
        ...bannerFields(variant),
      },
    },
    {
      judge: (transaction) => judge(strapi, transaction, read, belief),
      andThen: async (transaction, { ref, judged: { email: mail, isHeld } }) => {
        if (mail === 'guide') await dispatchRequest(transaction, ref, toKeep.consents);
        if (mail === 'confirmation')
          await enqueue(mailConfirmationQueue, { request: ref.request, isHeld }, transaction);
      },
    },
  );
  // A suspect that is confirmed later is not counted for its banner: the counts are of what people did on pages that day.
  if (variant && kept?.judged.verdict === 'accepted' && !asksNotToBeCounted(headers)) countLed(strapi, variant);
  return kept;
}

/**
 * Keeps a reader's request for a guide, once, however often it is sent. It is durable when this resolves.
 * @throws ProblemError when it is not taken.
 */
export async function saveGuideRequest(
  strapi: Core.Strapi,
  read: ReadGuideRequest,
  sender: Sender,
): Promise<SavedGuideRequest> {
  const content = contentOf(read);
  const {
    kept: before,
    isProofUsed,
    guide,
    wordings,
  } = await findForGuideRequest(strapi, read, claimedTask(read.proof));
  const now = new Date();
  if (before) {
    requireSame(before.content, content);
    const isOpen = before.fileGiven || (before.verdict === 'accepted' && before.hasProof);
    return {
      slug: guide?.slug ?? null,
      download: isOpen && guide ? downloadOf(before.request, guide.slug, now) : null,
    };
  }
  const { slug } = requireOnRequest(guide);
  const consents = read.consents.map((consent, index) =>
    agreedAmong(wordings, consent, now.toISOString(), `consents.${index}.version`),
  );
  const challenge = read.proof ? await checkProof(read.proof) : null;
  // Before anything is counted: a proof that was used must not use up anybody's limits.
  if (isProofUsed) throw proofProblem();
  const belief = await believe(strapi, read, sender.ip);
  const kept = await keep(strapi, read, sender, { content, belief, consents, challenge, now });
  // Somebody sent the same at the same moment, and was first.
  if (!kept) return saveGuideRequest(strapi, read, sender);
  return { slug, download: kept.judged.givesFile ? downloadOf(kept.ref.request, slug, now) : null };
}
