import { shareWords } from '@patient-press/shared/words/share';

/**
 * Adds two buttons below an article: one for the device's own share sheet, which copies the link where there is none, and
 * one that copies the citation.
 */
const canShare = 'share' in navigator;
const place = document.querySelector('.cite');
const citation = place?.querySelector('p');
const status = document.createElement('span');
status.role = 'status';

const copy = (text: string) =>
  // Without a secure connection there is no clipboard.
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(() => shareWords.copied)
    .catch(() => shareWords.notCopied)
    .then((said) => {
      status.textContent = said;
    });

function share(): void {
  const url = location.origin + location.pathname;
  // Readers who change their minds need no message.
  if (canShare) navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url }).catch(() => {});
  else copy(url);
}

const makeButton = (textContent: string, onclick: () => void) =>
  Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button button-quiet',
    textContent,
    onclick,
  });

citation?.after(makeButton(shareWords.copyCitation, () => copy(citation.textContent?.trim() ?? '')));
place?.append(makeButton(canShare ? shareWords.share : shareWords.copyLink, share), ' ', status);
