import { FEEDBACK, feedbackForm, MESSAGE_LENGTH } from '@patient-press/shared/feedback';
import { feedbackPageWords as words } from '@patient-press/shared/words/feedback';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { Core } from '@strapi/strapi';
import { countAnswer } from '../feedback/counts';
import { saveMessage } from '../feedback/messages';
import { type FeedbackPage, feedbackPageAt } from '../feedback/pages';
import { leadKeys } from '../platform/encryption/lead-keys';
import { ProblemError } from '../platform/http/problem';
import { readForm } from '../platform/http/read-form';
import { type Answer, type Received, toProblem } from './answer';
import { type FeedbackShown, feedbackPage } from './feedback-page';
import { parseFields } from './field-errors';
import { countRequest } from './limits';
import { looksLikeSpam } from './looks-like-spam';
import { withoutControls } from './plain-text';
import { isSentWithoutScript, requireJsonOrForm, requireThisSite } from './require-form';

/** A message at its longest, percent-encoded in UTF-8. */
const MAX_BYTES = 12_000;
const HOUR_MS = 3_600_000;

const sentences = {
  say: words.answerMissing,
  topic: words.topicUnknown,
  message: words.messageMissing,
};

/** Lines, each without control characters. */
const plainLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => withoutControls(line) ?? '')
    .join('\n')
    .trim();

/** Counts or stores what a reader says of a page. @returns what the reader is shown. */
async function take(
  strapi: Core.Strapi,
  page: FeedbackPage,
  fields: URLSearchParams,
  { ip }: Pick<Received, 'ip'>,
): Promise<FeedbackShown> {
  const sent = parseFields(feedbackForm, Object.fromEntries(fields), {
    ...sentences,
    ...((fields.get('message')?.length ?? 0) > MESSAGE_LENGTH && {
      message: requestErrors.tooManyCharacters({ max: MESSAGE_LENGTH }),
    }),
  });
  const now = new Date();
  if (sent.say === 'wrong') return { kind: 'wrong' };
  if (sent.say !== 'message') {
    await countRequest(strapi, 'voteAddress', ip);
    await countAnswer(strapi.db.connection, page, sent.say === 'yes', now);
    return { kind: sent.say === 'yes' ? 'thanks' : 'notHelpful' };
  }
  const text = plainLines(sent.message);
  if (!text) parseFields(feedbackForm, { ...sent, message: '' }, sentences);
  await countRequest(strapi, 'messageAddress', ip);
  // The form has no key: what is sent again within the hour is the same message.
  const content = JSON.stringify(['feedback', Math.floor(now.getTime() / HOUR_MS), page, ...fields]);
  await saveMessage(strapi.db.connection, {
    ...page,
    key: leadKeys.index('content', content),
    topic: sent.topic || null,
    text,
    isSuspect: looksLikeSpam(sent),
    at: now,
  });
  return { kind: 'received' };
}

/**
 * Accepts what a reader says of a page: whether it was helpful, or what is wrong. It is answered with a page, which a script of the
 * site shows in place of the question.
 * @throws ProblemError for what no form of the site sends.
 */
export async function acceptFeedback(strapi: Core.Strapi, { req, ip, path }: Received): Promise<Answer> {
  const about = path.slice(FEEDBACK.length);
  if (!isSentWithoutScript(req.headers)) throw new ProblemError(415, 'unsupported-media-type', requestErrors.notAForm);
  let fields: URLSearchParams | null = null;
  try {
    requireThisSite(req.headers);
    requireJsonOrForm(req.headers);
    fields = await readForm(req, MAX_BYTES);
    const page = await feedbackPageAt(strapi, about);
    if (!page) throw new ProblemError(404, 'no-such-page', words.gone);
    return { kind: 'page', problem: null, ...feedbackPage(about, await take(strapi, page, fields, { ip })) };
  } catch (error) {
    const problem = toProblem(strapi, error);
    return { kind: 'page', problem, ...feedbackPage(about, { kind: 'problem', problem, fields }) };
  }
}
