/** No number that can be called is shorter, in digits and in letters that stand for digits. Which ones can, the cms knows. */
const MIN_LENGTH = 7;

export const mayBeCalled = (phone: string): boolean => phone.replaceAll(/[^\da-z]/gi, '').length >= MIN_LENGTH;

export const notCallable = (phone: string): string =>
  `“${phone}” cannot be called. Enter the number with its area code, like 205-555-0143, or from abroad with a plus and the country.`;
