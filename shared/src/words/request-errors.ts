import { guideFormWords } from './guide-form.ts';

const reload = 'Reload the page and try again.';

/** What readers see when the server cannot take what a form sent. */
export const requestErrors = {
  notSaved: 'We couldn’t save this just now. Try again in a minute.',
  tooMany: 'We’ve had too many requests like this one. Try again later, or call us.',
  securityCheck: 'The security check expired or was already used. Send the form again.',
  formReused: 'This form was already used for another request. Reload the page and fill it in again.',
  otherSite: 'This form can only be sent from our own site. Open it there and try again.',
  notJson: 'Send JSON in UTF-8, as application/json.',
  notAForm:
    'Send JSON (application/json) or a plain form (application/x-www-form-urlencoded), in UTF-8 and uncompressed.',
  tooLong: ({ maxBytes }: { maxBytes: number }) =>
    `That’s more than we can accept (at most ${maxBytes} bytes). Shorten it and try again.`,
  tooSlow: 'The request came in too slowly, and we stopped waiting for it. Check your connection and try again.',
  cutOff: 'Part of the request didn’t arrive. Send it again.',
  formNotUtf8: 'The form isn’t in UTF-8.',
  jsonNotUtf8: 'The request isn’t JSON in UTF-8.',
  /** About fields that a form fills in on its own. */
  incomplete: `Something in the form didn’t arrive. ${reload}`,
  unknownField: 'This form has no such field.',
  fieldTwice: 'This field was sent twice. Fill it in once.',
  unknownBox: `A box was checked that isn’t in the form. ${reload}`,
  wordingChanged: 'The text you agreed to has changed. Reload the page and read it again.',
  phone: 'That isn’t a valid phone number. Include the area code, like 205-555-0143.',
  phoneMissing: guideFormWords.phoneMissing,
  email: 'We can’t send email to that address. It should look like name@example.com.',
  tooManyCharacters: ({ max }: { max: number }) => `Use ${max} characters or fewer.`,
  relationship: 'Choose one of the answers, or leave this blank.',
  callConsent: 'We need your consent before we can call. Reload the page and read the text by the button again.',
  noticeMissing: 'The privacy notice was missing from the form. Reload the page and read it again.',
  guideGone: 'This guide is no longer available. Look for another one on our guides page.',
  guideOpen: 'You don’t need to request this guide. You can download it from its page.',
};
