/** What the rules for passwords say, on the server and in the admin's forms. */
export const passwordWords = {
  hint: 'Use at least 12 characters, with an uppercase letter, a lowercase letter, and a number. Common passwords, and your own name or email address, aren’t accepted.',
  tooShort: 'Use at least 12 characters.',
  tooLong: 'Use at most 72 characters. Accented letters and emoji count as more than one.',
  tooFewKinds: 'Use at least one uppercase letter, one lowercase letter, and one number.',
  aboutYou:
    'This password is mostly your name, your email address, or the name of the site. Choose one that no one can work out from who you are.',
  tooCommon: ({ why }: { why: string | null }): string =>
    [`This password is too easy to guess.`, why, 'Try several unrelated words.'].filter(Boolean).join(' '),
};
