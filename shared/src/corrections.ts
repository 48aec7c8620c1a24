/** Where all corrections are listed. A page document with this address introduces the list. */
export const correctionsPath = '/corrections/';

/** The anchor of a correction on its article's page. @param number counted from the article's first correction, from 1. */
export const correctionAnchor = (number: number): string => `corrected-${number}`;
