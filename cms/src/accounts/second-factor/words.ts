/** What answers about a second factor say. */
export const secondFactorWords = {
  expired: 'This login took too long. Log in again.',
  wrong: 'This code isn’t right. Enter the newest code from your app; each code works once.',
  locked: 'Too many wrong codes. Try again in an hour, or ask an administrator to reset two-step login.',
  isOn: 'Two-step login is already on. Turn it off first.',
  isOff: 'Two-step login is off.',
  isRequired: 'Your role requires two-step login, so it can’t be turned off. Set it up again to change your app.',
  wrongPassword: 'This isn’t your password.',
  noUser: 'There is no such user, or two-step login isn’t on.',
  notYours: 'Only a Super Admin can reset a Super Admin’s two-step login. Your own is under your profile.',
};
