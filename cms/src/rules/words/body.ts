interface LinkInBlock {
  block: number;
  /** The words that are linked. */
  text: string;
  url: string;
}

/** What editors read about the citations and links of a text. */
export const bodyWords = {
  unknownCitation: ({ block, key }: { block: number; key: string }) =>
    `Block ${block} cites [@${key}], but no source has this cite key. Correct the key, or create the source. To show the brackets as text, type \\[@${key}].`,
  unreadableCitation: ({ block, mark }: { block: number; mark: string }) =>
    `Block ${block} has “${mark}”, which begins like a citation but can’t be read as one. Type [@nakano2018], or [@nakano2018, table 2; @uab2018]. To show it as text, type a backslash before the bracket.`,
  deletedDocument: ({ block, text, url }: LinkInBlock) =>
    `The link “${text}” in block ${block} goes to ${url || 'a document'}, which was deleted. Choose another document for the link, or remove it.`,
  noSuchPage: ({ block, text, url }: LinkInBlock) =>
    `The link “${text}” in block ${block} goes to ${url}, but the site has no such page. Choose the page it should go to, or remove the link.`,
  noSuchHeading: ({ block, text, url }: LinkInBlock) =>
    `The link “${text}” in block ${block} goes to ${url}, but no heading or question on this page has that anchor. Choose another heading, or remove the link.`,
};
