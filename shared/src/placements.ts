/** Where on a page a banner may stand. */
export const placements = ['top-bar', 'article-inline', 'article-end', 'sticky-mobile'] as const;
export type Placement = (typeof placements)[number];

/** The kinds of page a banner may be kept to. */
export const pageKinds = ['home', 'article', 'topic', 'guide', 'other'] as const;
export type PageKind = (typeof pageKinds)[number];
