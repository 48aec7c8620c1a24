import parsePhoneNumber from 'libphonenumber-js/min';

const KEYPAD: Record<string, string> = Object.fromEntries(
  ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, String(index + 2)]),
  ),
);
/** RFC 3966 and what people write: `;ext=2`, `ext. 2`, `x2`, `#2`, `,2`. */
const EXTENSION = /^(.*?)\s*(?:;\s*ext=|ext(?:ension)?\.?|x|#|,)\s*\d{1,7}#?$/i;

function northAmerican(text: string): string | null {
  const dialed = text.replaceAll(/[\s().-]/g, '').replaceAll(/[A-Z]/g, (letter) => KEYPAD[letter] ?? '');
  const national = dialed.replace(/^1(?=\d{10})/, '');
  const hasLetters = /[A-Z]/.test(text);
  const isNumber = hasLetters ? national.length >= 10 : national.length === 10;
  return isNumber && /^[2-9]\d{2}[2-9]/.test(national) ? `+1${national.slice(0, 10)}` : null;
}

/**
 * The E.164 number that a phone dials for a number as it is printed or as an address (`tel:`, RFC 3966), or null when it
 * is none.
 *
 * Numbers without a plus, or with +1, are North American: ten digits after an optional 1, where letters represent the
 * digits of the keypad (ITU-T E.161). What follows the tenth digit is not dialed: 877-MESOTHELIOMA is +18776376843.
 * Others begin with a plus and the country, and have as many digits as numbers of that country have.
 */
export function dialedNumber(printed: string): string | null {
  const text = printed
    .trim()
    .toUpperCase()
    .replace(/^TEL:\s*/, '');
  if (!/^\+?[\dA-Z\s().-]+$/.test(text) || hasExtension(text)) return null;
  if (!text.startsWith('+')) return northAmerican(text);
  const rest = text.slice(1).trimStart();
  if (rest.startsWith('1')) return northAmerican(rest);
  if (/[A-Z]/.test(rest)) return null;
  const number = parsePhoneNumber(text);
  return number?.isPossible() ? number.number : null;
}

/** Whether what is printed is a number that can be dialed, followed by an extension. */
export function hasExtension(printed: string): boolean {
  const [, number = ''] = EXTENSION.exec(printed.trim()) ?? [];
  return dialedNumber(number) !== null;
}
