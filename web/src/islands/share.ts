import { shareWords } from '@patient-press/shared/words/share';

/** The button for the device's own share sheet, which copies the link where there is none, and that for the citation. */
const buttonFor = (what: string) => document.querySelector<HTMLElement>(`[data-share=${what}]`);
const status = document.querySelector('.cite > [role=status]');

const copy = (text: string) =>
  // Without a secure connection there is no clipboard.
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(() => shareWords.copied)
    .catch(() => shareWords.notCopied)
    .then((said) => {
      if (status) status.textContent = said;
    });

const link = buttonFor('link');
if (link && !('share' in navigator)) link.textContent = shareWords.copyLink;
link?.addEventListener('click', () => {
  const url = location.origin + location.pathname;
  if ('share' in navigator) {
    // Readers who change their minds need no message.
    navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url }).catch(() => {});
  } else copy(url);
});

const citation = buttonFor('citation');
citation?.addEventListener('click', () => copy(citation.previousElementSibling?.textContent?.trim() ?? ''));
