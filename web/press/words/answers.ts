/** What the site's server says when it can't answer as it should: to readers, and to the forms on its pages. */
export const answers = {
  tooLarge: 'That’s more than we can accept. Shorten it and try again.',
  unavailable: 'We can’t do this right now. Try again in a minute.',
  notAPath: 'This isn’t a valid address on this site.',
  failed: 'Something went wrong. This is our fault. Try again in a minute.',
  noEncoding: 'Your browser doesn’t accept this file in any form that we have.',
  busy: 'Many people are searching right now. Try again in a few seconds.',
  building: 'This site is being set up. Try again in a moment.',
};
