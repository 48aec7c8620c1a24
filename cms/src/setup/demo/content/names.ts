import type { AuthorName } from './types';

/** Turns "Pavlyukov MS, Lo Russo G", as PubMed prints authors, into family names and spaced initials ("M. S."). */
export function names(list: string): AuthorName[] {
  return list.split(', ').map((name) => {
    const gap = name.lastIndexOf(' ');
    const initials = [...name.slice(gap + 1)].map((letter) => `${letter}.`);
    return { family: name.slice(0, gap), given: initials.join(' ') };
  });
}
