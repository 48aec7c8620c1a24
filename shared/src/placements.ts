/** Where on a page a banner may be. */
export const placements = ['top-bar', 'article-inline', 'article-end', 'sticky-mobile'] as const;
export type Placement = (typeof placements)[number];

/** The kinds of page that a banner may be limited to. */
export const pageKinds = ['home', 'article', 'topic', 'guide', 'other'] as const;
export type PageKind = (typeof pageKinds)[number];
