/**
 * Shows the answer to “Was this page helpful?” in place of the question. What does it is loaded when someone answers. When that
 * can't be loaded, or the site doesn't answer, the form is sent as it is without script.
 */
addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('[action^="/api/feedback/"]') || form.ariaBusy === 'false') return;
  event.preventDefault();
  if (form.ariaBusy) return;
  form.ariaBusy = 'true';
  import('./send-feedback.ts')
    .then(({ sendFeedback }) => sendFeedback(form, event.submitter))
    .catch(() => {
      form.ariaBusy = 'false';
      form.requestSubmit(event.submitter);
    });
});
