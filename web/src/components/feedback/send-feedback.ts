import css from './feedback.css?inline';

const TIMEOUT_MS = 20_000;
/** What is shown in place of the form. */
const PLACE = 'feedback';

/** The content of a page, to be a part of another one. */
function contentOf(page: Document): Node[] {
  const main = page.querySelector('main');
  if (!main) throw new Error('The answer to the form isn’t a page of the site’s.');
  main.querySelector('.back')?.remove();
  const title = main.querySelector('h1');
  if (title) {
    const heading = document.createElement('h2');
    heading.textContent = title.textContent;
    title.replaceWith(heading);
  }
  return [...main.childNodes];
}

/**
 * Sends a form about a page, and shows the content of the page that answers it in its place.
 * @throws Error when it is answered with something else, or not at all.
 */
export async function sendFeedback(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);
  const answer = await fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const content = contentOf(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  const style = document.createElement('style');
  style.textContent = css;
  const place = document.createElement('div');
  place.className = `${PLACE} section screen-only`;
  place.tabIndex = -1;
  place.append(style, ...content);
  (form.closest(`.${PLACE}`) ?? form).replaceWith(place);
  place.focus();
}
