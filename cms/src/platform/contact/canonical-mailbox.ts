import type { NormalEmail } from './normal-email';

interface Provider {
  domains: RegExp;
  /** One domain in place of all that share their mailboxes. */
  canonical?: string;
  /** Characters that it ignores in the part before the @. */
  ignored?: RegExp;
  /** What begins a tag, beside the plus sign. */
  tag?: string;
}

/** What providers say of the addresses that reach one mailbox. */
const providers: readonly Provider[] = [
  // https://support.google.com/mail/answer/7436150
  { domains: /^(gmail|googlemail)\.com$/, canonical: 'gmail.com', ignored: /\./g },
  // https://proton.me/support/addresses-and-aliases
  { domains: /^(proton\.me|protonmail\.(com|ch)|pm\.me)$/, canonical: 'proton.me', ignored: /[._-]/g },
  // One mailbox, at the domains that Apple had one after the other.
  { domains: /^(icloud|me|mac)\.com$/, canonical: 'icloud.com' },
  // Disposable addresses: nickname-keyword@yahoo.com. No other name has a hyphen.
  { domains: /^(yahoo\.[a-z.]+|ymail\.com|rocketmail\.com)$/, tag: '-' },
];

/** Fastmail also delivers anything@user.fastmail.com to the user. */
const fastmail = /^([^.]+)\.(fastmail\.(?:com|fm))$/;

/** What comes before a tag. A name that begins with the sign has no tag. */
function withoutTag(name: string, sign: string): string {
  const at = name.indexOf(sign);
  return at > 0 ? name.slice(0, at) : name;
}

/**
 * The mailbox that an address reaches, as limits count it: a mailbox has as many addresses as its provider reads tags and
 * dots. Mail always goes to the address as the reader typed it, and people are found by `NormalEmail.index`.
 */
export function canonicalMailbox({ index }: NormalEmail): string {
  const [typed = '', domain = ''] = index.split('@');
  const [, user, fastmailDomain] = fastmail.exec(domain) ?? [];
  if (user && fastmailDomain) return `${user}@${fastmailDomain}`;
  const { canonical = domain, ignored, tag } = providers.find(({ domains }) => domains.test(domain)) ?? {};
  const untagged = withoutTag(typed, '+');
  const name = tag ? withoutTag(untagged, tag) : untagged;
  return `${ignored ? name.replaceAll(ignored, '') || name : name}@${canonical}`;
}
