/** The words of the buttons that share an article and copy its citation. */
export const shareWords = {
  share: 'Share',
  copyLink: 'Copy link',
  copyCitation: 'Copy citation',
  copied: 'Copied',
  notCopied: 'Your browser didn’t allow copying',
};
