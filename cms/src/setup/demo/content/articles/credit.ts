export const CREDIT = 'Illustration: Patient Press, MIT License';
