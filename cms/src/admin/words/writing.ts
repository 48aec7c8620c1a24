/** The writing field of articles, pages and guides. */
export const writingWords = {
  toolbar: 'Formatting',
  placeholder: 'Write, or type / to insert a block',
  saving: 'Uploading a picture…',
  notEditable: 'Not editable here',
  unknownBlock:
    'This version can’t save this block. Copy what you typed, and ask an administrator to update the newsroom.',
  notEditableHint: (component: string) =>
    `This block (${component}) isn’t one this version can edit. It stays as it is.`,
  readMinutes: (minutes: number) => `${minutes} min read`,
  words: (count: number) => (count === 1 ? '1 word' : `${count.toLocaleString('en-US')} words`),
  fullScreen: 'Full screen',
  leaveFullScreen: 'Exit full screen',
  undo: 'Undo',
  redo: 'Redo',
  moveUp: 'Move up',
  moveDown: 'Move down',
  drag: 'Drag to move, or press Alt+Shift+Up or Down',
  remove: 'Remove block',
  insert: 'Insert',
  insertMenu: 'Insert a block',
  nothingFound: 'Nothing matches.',
  outline: 'Outline',
  noHeadings: 'No headings yet.',
};

export const styleWords = {
  paragraph: 'Paragraph',
  heading: (level: number) => `Heading ${level}`,
  quote: 'Quote',
  codeBlock: 'Code block',
  textType: 'Text style',
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  subscript: 'Subscript (x₂)',
  superscript: 'Superscript (x²)',
  code: 'Code',
  link: 'Link',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
  cite: 'Cite a source',
};

/** What an objection of the cms is about, by the name of the attribute. */
export const attributeWords: Record<string, string> = {
  image: 'Image',
  alt: 'Alt text',
  caption: 'Caption',
  credit: 'Credit',
  text: 'Text',
  attribution: 'Attribution',
  points: 'Key points',
  rows: 'Table',
  items: 'Questions',
  question: 'Question',
  answer: 'Answer',
  content: 'Text',
  guide: 'Guide',
};

/** Blocks, with other words under which someone may look for them in the insert menu. */
export const blockWords = {
  heading2: { label: 'Heading', also: 'h2 section title' },
  heading3: { label: 'Subheading', also: 'h3 heading' },
  bulletList: { label: 'Bulleted list', also: 'ul points' },
  orderedList: { label: 'Numbered list', also: 'ol steps' },
  quote: { label: 'Quote', also: 'blockquote' },
  codeBlock: { label: 'Code block', also: 'pre source' },
  figure: { label: 'Image', also: 'picture figure photo' },
  pullQuote: { label: 'Pull quote', also: 'callout' },
  keyPoints: { label: 'Key points', also: 'summary takeaways' },
  table: { label: 'Table', also: 'grid rows columns' },
  questions: { label: 'Questions and answers', also: 'faq q&a' },
  guideOffer: { label: 'Guide offer', also: 'download pdf' },
  banner: { label: 'Banner', also: 'ad advertisement cta' },
  citation: { label: 'Citation', also: 'source reference footnote cite' },
};

/** What the lines of a block are called, and what is shown in them while they are empty. */
export const lineWords: Record<string, { label: string; placeholder: string }> = {
  figureCaption: { label: 'Caption', placeholder: 'Caption (optional)' },
  figureCredit: { label: 'Credit', placeholder: 'Photographer or creator, and license' },
  figureAlt: { label: 'Alt text', placeholder: 'What the image shows, for readers who can’t see it' },
  pullQuoteText: { label: 'Quote', placeholder: 'The words quoted, without quotation marks' },
  pullQuoteAttribution: { label: 'Attribution', placeholder: 'Name and role of the speaker (optional)' },
  keyPoint: { label: 'Key point', placeholder: 'One thing to remember, in one sentence' },
  tableCaption: { label: 'Caption', placeholder: 'What the table shows' },
  questionText: { label: 'Question', placeholder: 'A question, as a reader would ask it' },
};

export const limitWords = {
  tooLong: (length: number, most: number) => `${length} of ${most} characters: too long`,
  nearlyFull: (length: number, most: number) => `${length} of ${most} characters`,
  tooMany: (count: number, most: number) => `${count} points; at most ${most} fit`,
  required: 'Required',
};

export const tableWords = {
  tools: 'Table',
  headerRow: 'First row is a header',
  rowAbove: 'Add row above',
  rowBelow: 'Add row below',
  columnBefore: 'Add column before',
  columnAfter: 'Add column after',
  rowUp: 'Move row up',
  rowDown: 'Move row down',
  columnLeft: 'Move column left',
  columnRight: 'Move column right',
  deleteRow: 'Delete row',
  deleteColumn: 'Delete column',
};

export const figureWords = {
  choose: 'Choose an image',
  replace: 'Replace image',
  uploading: 'Uploading…',
  none: 'No image yet',
  inText: 'Image in text',
};

export const atomWords = {
  banner: 'Banner',
  bannerHint: 'The banner that runs inside articles appears here. Marketing chooses which one.',
  guideOffer: 'Guide offer',
  noGuide: 'No guide chosen yet',
  chooseGuide: 'Choose a guide',
  changeGuide: 'Choose another guide',
  loading: 'Loading…',
};

export const citationWords = {
  dialog: 'Citation',
  picker: 'Sources',
  search: 'Search sources by title, author, journal, year, DOI, or PMID',
  numbered: (numbers: string, sources: string) => `Citation ${numbers}: ${sources}`,
  unknown: (key: string) => `No source has the cite key “${key}”.`,
  unresolved: 'Looking up the source…',
  notLoaded: 'Couldn’t search sources. Check your connection and try again.',
  place: 'Page, table, or passage cited',
  remove: 'Remove this source',
  removeAll: 'Remove citation',
  add: 'Add another source',
  done: 'Done',
  newSource: 'New source…',
  newSourceFrom: (words: string) => `New source: ${words}`,
  retracted: 'Retracted',
  typedNumber: (number: number, name: string) => `Cite ${number}: ${name}`,
  none: 'No sources match.',
};

/** The list of sources in the form. */
export const sourceListWords = {
  cited: 'Cited in the text',
  consulted: 'Also consulted',
  none: 'No sources yet. Cite one in the text, or add one that was consulted.',
  addedOnSave: 'Added to the list when you save.',
  add: 'Add source',
  alreadyListed: (title: string) => `Already in the list: ${title}`,
  close: 'Close',
  note: 'Note (optional)',
  up: (title: string) => `Move up: ${title}`,
  down: (title: string) => `Move down: ${title}`,
  remove: (title: string) => `Remove: ${title}`,
  loading: 'Loading…',
  gone: 'This source was deleted, or your role can’t open it.',
};

export const sourceFormWords = {
  title: 'New source',
  hint: 'Add the rest later under Sources. The cite key is made from the first author and the year.',
  workTitle: 'Title',
  kind: 'Source type',
  author: 'First author’s last name',
  container: 'Journal, publisher, or site',
  published: 'Published',
  publishedHint: 'As specific as possible: 2018, 2018-06, or 2018-06-21',
  doi: 'DOI',
  pmid: 'PubMed ID (PMID)',
  url: 'URL',
  create: 'Add and cite',
  notSaved: 'The source wasn’t saved. Try again.',
};

const linkKinds: Readonly<Record<string, string>> = {
  'api::article.article': 'Article',
  'api::guide.guide': 'Guide',
  'api::page.page': 'Page',
  'api::topic.topic': 'Topic',
  'api::person.person': 'Person',
};

export const linkWords = {
  dialog: 'Link',
  target: 'Search, or paste a URL',
  documents: 'Pages',
  linkTo: (url: string) => `Link to ${url}`,
  invalid: 'Enter a URL that starts with https://, mailto:, tel:, /, or # for a heading on this page.',
  heading: 'Heading on this page',
  toDraft: (title: string) =>
    `${title ? `“${title}” is` : 'This leads to'} a draft. Readers can follow the link once it’s published.`,
  toNothing: 'This link goes nowhere: the page was deleted, or its URL is wrong.',
  noHeading: (anchor: string) => `No heading on this page has the anchor ${anchor}.`,
  linksToDrafts: (count: number) =>
    count === 1 ? 'Published, with a link to a draft' : 'Published, with links to drafts',
  /** One of several, between semicolons. */
  draftLink: ({ text, title, contentType }: { text: string; title: string; contentType: string }) =>
    `“${text}” leads to ${title ? `the draft “${title}”` : `a draft (${linkKinds[contentType]?.toLowerCase() ?? 'document'})`}`,
  draft: 'Draft',
  noPath: 'No URL yet',
  remove: 'Remove link',
  save: 'Save link',
  linksTo: (title: string) => `Links to “${title}” and follows it if its URL changes.`,
  notLoaded: 'Couldn’t search. Check your connection and try again.',
  kinds: linkKinds,
};

export const findWords = {
  open: 'Find and replace',
  find: 'Find',
  replace: 'Replace with',
  matches: (at: number, count: number) => (count === 0 ? 'No matches' : `${at} of ${count}`),
  next: 'Next match',
  previous: 'Previous match',
  replaceOne: 'Replace',
  replaceAll: 'Replace all',
  close: 'Close',
};
