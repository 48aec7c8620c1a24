/** No phone number is shorter, in digits and in letters that stand for digits. The cms knows which ones are valid. */
const MIN_LENGTH = 7;

export const mayBeCalled = (phone: string): boolean => phone.replaceAll(/[^\da-z]/gi, '').length >= MIN_LENGTH;
