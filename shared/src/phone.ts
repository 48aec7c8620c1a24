const KEYPAD: Record<string, string> = Object.fromEntries(
  ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, String(index + 2)]),
  ),
);

/**
 * The E.164 number that a phone dials for a number as it is printed, or null when it is none.
 *
 * Numbers without a plus are North American: ten digits after an optional 1, where letters stand for the digits of the
 * keypad (ITU-T E.161). What follows the tenth digit is not dialled: 877-MESOTHELIOMA is +18776376843.
 */
export function dialledNumber(printed: string): string | null {
  const text = printed.trim().toUpperCase();
  if (text.startsWith('+')) {
    const digits = text.replaceAll(/[\s().-]/g, '').slice(1);
    return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
  }
  if (!/^[\dA-Z\s().-]+$/.test(text)) return null;
  const dialled = text.replaceAll(/[\s().-]/g, '').replaceAll(/[A-Z]/g, (letter) => KEYPAD[letter] ?? '');
  const national = dialled.replace(/^1(?=\d{10})/, '');
  const hasLetters = /[A-Z]/.test(text);
  const isNumber = hasLetters ? national.length >= 10 : national.length === 10;
  return isNumber && /^[2-9]\d{2}[2-9]/.test(national) ? `+1${national.slice(0, 10)}` : null;
}
