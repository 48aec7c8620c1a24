/** No phone number is shorter, in digits and in letters that represent digits. The cms knows which ones are valid. */
const MIN_LENGTH = 7;

export const mayBeCalled = (phone: string): boolean => phone.replaceAll(/[^\da-z]/gi, '').length >= MIN_LENGTH;
