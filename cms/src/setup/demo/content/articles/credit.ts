export const CREDIT = 'Drawing: Patient Press, MIT licence';
