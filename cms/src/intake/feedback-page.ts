import { FEEDBACK, feedbackTopics, MESSAGE_LENGTH } from '@patient-press/shared/feedback';
import { trapField } from '@patient-press/shared/form-fields';
import { pageAt } from '@patient-press/shared/paths';
import { feedbackPageWords as words } from '@patient-press/shared/words/feedback';
import { environment } from '../platform/environment';
import { type Html, html } from '../platform/http/html';
import type { ProblemError } from '../platform/http/problem';

/** What a reader is shown who said something of a page. `fields`: what was sent; null when it couldn't be read. */
export type FeedbackShown =
  | { kind: 'thanks' | 'notHelpful' | 'wrong' | 'received' }
  | { kind: 'problem'; problem: ProblemError; fields: URLSearchParams | null };

/** What of the form a message is about. */
function drawTopics(chosen: string): Html {
  const options = ['' as const, ...feedbackTopics].map(
    (topic) => html`<option value="${topic}"${topic === chosen ? html` selected` : ''}>${words.topics[topic]}</option>`,
  );
  return html`<div>
<label for="feedback-topic">${words.topic}</label>
<select id="feedback-topic" name="topic">${options}</select>
</div>`;
}

/** The form for a message. @param message what is wrong with the text that was typed. */
function drawForm(path: string, typed: URLSearchParams | null, message?: string): Html {
  const text = typed?.get('message') ?? '';
  const problem = message ? html`<p class="bad" id="feedback-error">${message}</p>` : '';
  const describedBy = message ? 'feedback-hint feedback-error' : 'feedback-hint';
  return html`
<form method="post" action="${FEEDBACK}${path}">
<input type="hidden" name="say" value="message">
${drawTopics(typed?.get('topic') ?? '')}
<div>
<label for="feedback-message">${words.message}</label>
<p class="quiet" id="feedback-hint">${words.hint}</p>
${problem}
<textarea id="feedback-message" name="message" rows="5" maxlength="${MESSAGE_LENGTH}" required aria-describedby="${describedBy}"${message ? html` aria-invalid="true"` : ''}>
${text}</textarea>
</div>
<div class="trap" aria-hidden="true">
<label for="feedback-${trapField.name}">${trapField.label}</label>
<input id="feedback-${trapField.name}" name="${trapField.name}" tabindex="-1" autocomplete="off">
</div>
<button class="button">${words.send}</button>
</form>`;
}

/** A message that isn't taken yet: why, and the form again as it was filled in. */
function drawProblem(path: string, { problem, fields }: Extract<FeedbackShown, { kind: 'problem' }>): Html {
  if (fields?.get('say') !== 'message') return html`<p role="alert">${problem.message}</p>`;
  const ofMessage = problem.details.errors?.find(({ field }) => field === 'message')?.message;
  const above = ofMessage ? '' : html`<p role="alert">${problem.message}</p>`;
  return html`${above}${problem.status === 404 ? '' : drawForm(path, fields, ofMessage)}`;
}

/** @param path of the page that it is about. */
export function feedbackPage(path: string, shown: FeedbackShown): { title: string; content: Html } {
  const back = pageAt(path) ? path : '/';
  const below = html`<p class="back"><a href="${environment.SITE_URL}${back}">${words.back}</a></p>`;
  if (shown.kind === 'problem') return { title: words.failed, content: html`${drawProblem(path, shown)}${below}` };
  const { title, text } = words[shown.kind];
  const form = shown.kind === 'wrong' || shown.kind === 'notHelpful' ? drawForm(path, null) : '';
  return { title, content: html`<p>${text}</p>${form}${below}` };
}
