/**
 * The parts of a page that a link can lead to: headings and questions have anchors made from their words. The site gives
 * them, and the cms checks links to them.
 */

const slugify = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * Ids that the site's pages have of their own, in layouts, components, and forms that load later: no heading takes them,
 * nor, with a number behind it, the id of a source, a mark, or a correction.
 */
export const isOwnAnchor = (id: string): boolean =>
  /^(main|contents|get|read|top)$/.test(id) ||
  /^(source|cite|corrected)(-\d+)*$/.test(id) ||
  /^(chat|callback|guide)-(form|title|email|name|phone|website|granted|relationship|boxes|besttime|problems)/.test(id);

/** Makes the anchors of one page, in the order of reading. */
export class Anchors {
  readonly #made = new Set<string>();

  /** @returns an anchor made of a text, that no other on the page has. */
  make(text: string): string {
    const slug = slugify(text) || 'section';
    const base = isOwnAnchor(slug) ? `section-${slug}` : slug;
    let id = base;
    for (let number = 2; this.#made.has(id); number += 1) id = `${base}-${number}`;
    this.#made.add(id);
    return id;
  }

  has(id: string): boolean {
    return this.#made.has(id);
  }
}
