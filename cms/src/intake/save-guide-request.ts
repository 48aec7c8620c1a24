import type { IncomingHttpHeaders } from 'node:http';
import type { Core } from '@strapi/strapi';
import { canonicalMailbox } from '../platform/contact/canonical-mailbox';
import { enqueue } from '../platform/queue/queue';
import { filePath, signLink } from '../platform/tokens/signed-link';
import { agreedToCall } from '../requests/agreed-to-call';
import { agreedAmong, type ConsentGiven } from '../requests/agreed-wording';
import { dispatchRequest } from '../requests/dispatch-request';
import { mailConfirmationQueue } from '../requests/queues';
import { isWithinLimit, mayAskToConfirm } from '../requests/reader-limits';
import { checkProof, claimedTask } from './challenges';
import type { Judgment } from './insert-request';
import { believedPerHour, countRequest } from './limits';
import { proofProblem } from './proof-problem';
import type { ReadGuideRequest } from './read-guide-request';
import { findForGuideRequest, requireOnRequest } from './requested-guide';
import { requireSame, type Saved } from './save-once';
import { saveRequest } from './save-request';

const requestType = 'guide-download';

/** Who sent a request: its address, and what their browser says. */
export interface Sender {
  ip: string;
  headers: IncomingHttpHeaders;
}

/** A request that is stored. */
export interface SavedGuideRequest {
  /** Of the guide; null when it is no longer on the site. */
  slug: string | null;
  /** Path of the PDF; null when it comes by email only. */
  download: string | null;
}

/** How far a request is believed before its reader's limits are looked at; spam gets no email. */
type Belief = 'believed' | 'to-confirm' | 'spam';

/** How a request is stored, and which email goes out. A held one is queued like any other, but is not sent. */
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
 * How far a request is believed. A reader who shares an address with many others isn't locked out, but asked by email.
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
 * Judges a request by how often its reader was written to. Whatever comes out is answered alike, after the same work: anyone
 * can ask in another reader's name, and must not learn from it whether that reader asked. So a proof of work gets its link to
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
    // Not counted, so that no one can use up another reader's emails with it.
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

/** What else is known of a request when it is stored. */
interface Believed {
  content: string;
  belief: Belief;
  consents: ConsentGiven[];
  challenge: string | null;
  at: Date;
}

function saveBelieved(
  strapi: Core.Strapi,
  read: ReadGuideRequest,
  { headers }: Sender,
  { belief, ...believed }: Believed,
): Promise<Saved<Judged> | null> {
  const { idempotencyKey, guide, email, name, phone, relationship, page, banner } = read;
  const granted = believed.consents.flatMap((consent) => (consent.granted ? consent.wordingKey : []));
  return saveRequest(
    strapi,
    {
      ...believed,
      ...{ requestType, idempotencyKey, page, guide, banner },
      personal: { email: email.address, name, phone: phone?.withExtension ?? null },
      foundBy: { phone: phone?.number ?? null, email: email.index },
      fields: {
        agreedToCall: agreedToCall({ granted, active: granted, hasPhone: phone !== null }),
        relationship,
        openings: 0,
      },
    },
    headers,
    {
      judge: (transaction) => judge(strapi, transaction, read, belief),
      afterwards: async (transaction, { ref, judged: { email: mail, isHeld } }) => {
        if (mail === 'guide') await dispatchRequest(transaction, ref, believed.consents);
        if (mail === 'confirmation')
          await enqueue(mailConfirmationQueue, { request: ref.request, isHeld }, transaction);
      },
    },
  );
}

/**
 * Stores a reader's request for a guide, once, however often it is sent. It is durable when this resolves.
 * @throws ProblemError when it is not accepted.
 */
export async function saveGuideRequest(
  strapi: Core.Strapi,
  read: ReadGuideRequest,
  sender: Sender,
): Promise<SavedGuideRequest> {
  const content = contentOf(read);
  const {
    stored: before,
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
  // Before anything is counted: a proof that was used must not use up anyone's limits.
  if (isProofUsed) throw proofProblem();
  const belief = await believe(strapi, read, sender.ip);
  const saved = await saveBelieved(strapi, read, sender, { content, belief, consents, challenge, at: now });
  // The same was sent at the same moment, and was first.
  if (!saved) return saveGuideRequest(strapi, read, sender);
  return { slug, download: saved.judged.givesFile ? downloadOf(saved.ref.request, slug, now) : null };
}
