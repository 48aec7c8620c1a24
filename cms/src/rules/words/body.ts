/** What editors read about the citations and links of a text. */
export const bodyWords = {
  unknownCitation: ({ block, key }: { block: number; key: string }) =>
    `Block ${block} cites [@${key}], but no source has this cite key. Correct the key, or create the source. To show the brackets as text, type \\[@${key}].`,
  unreadableCitation: ({ block, mark }: { block: number; mark: string }) =>
    `Block ${block} has “${mark}”, which begins like a citation but can’t be read as one. Type [@nakano2018], or [@nakano2018, table 2; @uab2018]. To show it as text, type a backslash before the bracket.`,
  deletedDocument: ({ block, url }: { block: number; url: string }) =>
    `Block ${block} links to ${url || 'a document'}, which was deleted. Choose another document for the link, or remove it.`,
};
