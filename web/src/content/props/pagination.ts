/** The place of a page in a list of several pages; `previous` and `next` are paths. */
export interface PageOfList {
  number: number;
  last: number;
  previous: string | null;
  next: string | null;
}

/** Cuts a list into pages: the first is at `base`, the others at `base` with their number. There is always one. */
export function paginate<T>(
  items: readonly T[],
  size: number,
  base: string,
): { items: T[]; path: string; page: PageOfList }[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  const pathOf = (number: number) => (number === 1 ? base : `${base}${number}/`);
  return Array.from({ length: last }, (_, index) => {
    const number = index + 1;
    return {
      items: items.slice(index * size, number * size),
      path: pathOf(number),
      page: {
        number,
        last,
        previous: number > 1 ? pathOf(number - 1) : null,
        next: number < last ? pathOf(number + 1) : null,
      },
    };
  });
}
