import { domainToUnicode } from 'node:url';
import { wordsOf } from '../data-subjects/names';
import { type Contact, numberOf } from '../requests/stored-request';

/** A field that a search may have to decrypt. */
export type SearchedField = keyof Contact;

export interface SearchMatcher {
  /** Which fields it looks at: the others need not be decrypted. */
  fields: readonly SearchedField[];
  matches(contact: Contact): boolean;
}

/** Fewer would match nearly everyone. */
const FEWEST_LETTERS = 2;
const FEWEST_DIGITS = 3;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
const withoutExtension = (text: string): string => text.replace(/[\s,;]*(ext\.?|x)\s*\d+$/i, '');
const isLikeANumber = (text: string): boolean =>
  /^\+?[\d\s().\-/–]+$/.test(text) && digitsOf(text).length >= FEWEST_DIGITS;

/**
 * Digits as they may be part of an international number: as they are, or without the zeros that stand for a country or an area.
 */
function partsOfNumber(typed: string): string[] {
  const digits = digitsOf(typed);
  const significant = digits.replace(/^0+/, '');
  return significant.length >= FEWEST_DIGITS ? [...new Set([digits, significant])] : [digits];
}

const phoneHas = (phone: string | null, parts: readonly string[]): boolean => {
  if (phone === null) return false;
  const number = digitsOf(numberOf(phone));
  return parts.some((part) => number.includes(part));
};

/** As people read it: stored addresses have international domains in ASCII. */
function readableEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  return (domain.includes('xn--') ? `${email.slice(0, at + 1)}${domainToUnicode(domain)}` : email).toLowerCase();
}

const emailHas = (email: string | null, part: string): boolean =>
  email !== null && (email.toLowerCase().includes(part) || readableEmail(email).includes(part));

/** Whether every word is part of a word of the name, whatever the order, accents and capitals. */
function nameHas(name: string | null, words: readonly string[]): boolean {
  if (name === null || words.length === 0) return false;
  const given = wordsOf(name);
  return words.every((word) => given.some((one) => one.includes(word)));
}

function numberMatcher(typed: string): SearchMatcher {
  const [parts, part] = [partsOfNumber(typed), typed.toLowerCase()];
  return {
    fields: ['phone', 'email'],
    matches: ({ phone, email }) => phoneHas(phone, parts) || emailHas(email, part),
  };
}

/** One word of several: each may be part of something else, as in “grace 0123”. */
function wordMatcher(typed: string): SearchMatcher {
  if (isLikeANumber(typed)) return numberMatcher(typed);
  const [part, words] = [typed.toLowerCase(), wordsOf(typed)];
  return {
    fields: ['name', 'email'],
    matches: ({ name, email }) => nameHas(name, words) || emailHas(email, part),
  };
}

/**
 * Whether a request is from someone whose name, email address or phone number has a part that was typed. Phones match in
 * whatever format; names without accents and capitals, their words in any order.
 * @returns null when too little was typed: two letters, or three digits.
 */
export function searchMatcher(typed: string): SearchMatcher | null {
  const text = typed.normalize('NFC').trim();
  const number = withoutExtension(text);
  if (isLikeANumber(number)) return numberMatcher(number);
  if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length < FEWEST_LETTERS || !/\p{L}/u.test(text)) return null;
  const matchers = text.split(/\s+/).map(wordMatcher);
  return {
    fields: [...new Set(matchers.flatMap(({ fields }) => fields))],
    matches: (contact) => matchers.every((matcher) => matcher.matches(contact)),
  };
}
