const publishAgain = 'Fix it, and publish again.';
const lastGoodVersion = 'Readers see the last good version until then.';

/** Why readers don't see a document as it is in the admin, and what to do: shown to editors beside the document. */
export const documentProblems = {
  /** @param what such as `An author` or `Source 2`. */
  missing: ({ what }: { what: string }) =>
    `${what} was deleted or unpublished. Choose another, and publish again. ${lastGoodVersion}`,
  author: 'An author',
  allAuthors: 'The author',
  source: ({ number }: { number: number }) => `Source ${number}`,
  reviewer: 'The reviewer',
  sponsor: 'The sponsor',
  pdf: 'The PDF',
  sponsorOfBanner: 'The sponsor was deleted, so the banner isn’t shown. Choose another sponsor, and publish again.',
  anySource: 'A source',
  /** @param mark such as `[@nakano2018]`. */
  citation: ({ block, mark }: { block: number; mark: string }) =>
    `Block ${block} cites ${mark}, which isn’t one of its sources. ${publishAgain} ${lastGoodVersion}`,
  required: 'This field is required. Fill it in, and publish again.',
  /** @param why as the schema says it. */
  notShown: ({ why }: { why: string }) => `The site can’t show this (${why}). ${publishAgain}`,
  unreadable: ({ why }: { why: string }) => `The site can’t read this document: ${why}`,
  untitled: 'untitled',
  homePage: 'Home page',
  page: ({ path, why }: { path: string; why: string }) => `The page ${path} couldn’t be built: ${why}`,
  file: ({ path, why }: { path: string; why: string }) => `${path}: ${why}`,
  picture: ({ url, why }: { url: string; why: string }) =>
    `The picture ${url} is left out: ${why}. Upload it again in the media library.`,
  /** @param status what the cms answered. */
  missingFile: ({ url, status }: { url: string; status: number }) =>
    `The file ${url} is left out: the cms can’t deliver it (${status}). Restore the uploads from a backup, or upload the file again in the media library.`,
  /** @param status what the other host answered; undefined: nothing. */
  elsewhere: ({ url, host, status }: { url: string; host: string; status: number | undefined }) =>
    `The file ${url} is left out: it isn’t on this cms but on ${host}, which ${status === undefined ? 'doesn’t respond' : `responded with ${status}`}. If the content was imported from another cms, upload the file again in the media library here.`,
  deletedPicture: ({ name }: { name: string }) =>
    `The picture ${name} in a text is left out because it was deleted from the media library. Remove it from the text, or insert another.`,
  sameSlug: ({ titles, path, isShown }: { titles: readonly string[]; path: string; isShown: boolean }) =>
    `${titles.map((title) => `“${title}”`).join(' and ')} have the same URL, ${path}. Readers see ${isShown ? 'this one, the oldest' : 'the oldest, not this one'}. Change the URL slug of all but one, or unpublish them.`,
  slug: ({ why }: { why: string }) => `${why} Change the URL slug, and publish again.`,
  isFile: ({ file }: { file: string }) => `“/${file}” is a file of the site, so nothing can be below it.`,
  isFolder: ({ folder }: { folder: string }) => `“/${folder}” is a folder of the site, with other pages in it.`,
  fileName: ({ code }: { code: unknown }) => `A file can’t have this name (${code}).`,
};

/** Why a redirect doesn't work, and what to do. */
export const redirectProblems = {
  lineBreak: 'A path can’t contain a line break.',
  target: ({ to }: { to: string }) =>
    `“${to}” isn’t a path on this site (/articles/new-name/) or a full URL (https://…).`,
  from: ({ why }: { why: string }) => `${why} Change “From”, or delete the redirect.`,
  loop: 'This creates a redirect loop, alone or with other redirects. Change “From” or “To”, or delete it.',
  hidden: 'The site has a page or file at “From”, and readers see that instead. Delete this redirect.',
  duplicate: 'Another redirect has the same “From”, and readers follow that one. Delete one of them.',
};
