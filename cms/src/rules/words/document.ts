/** What editors read about fields of any document. */
export const fieldWords = {
  required: (label: string) => `“${label}” is required.`,
  laterThan: (later: string, earlier: string) => `“${later}” must be after “${earlier}.”`,
  year: ({ label, year, from, to }: { label: string; year: number; from: number; to: number }) =>
    `“${label}” is in the year ${year}. Enter a four-digit year from ${from} to ${to}.`,
  inFuture: (label: string) => `“${label}” is in the future. Enter the date it happened.`,
  farAhead: (label: string, years: number) => `“${label}” is more than ${years} years from now. Check the year.`,
  slugCharacters: (slug: string) =>
    `“${slug}” can’t be used. A slug has only letters without accents, numbers, and hyphens.`,
  noSlug: (title: string) =>
    `No URL slug can be made from “${title}”. Enter one in letters from a to z, numbers, and hyphens. Example: early-symptoms`,
  chooseSlug: (fault: string) => `${fault} Choose another slug.`,
  duplicate: ({ kind, title, value, label }: { kind: string; title: string; value: string; label: string }) =>
    `The ${kind} “${title}” already uses “${value}” under “${label}.” Choose another, or change it there first.`,
};

interface InUse {
  /** “guide”. */
  what: string;
  verb: 'delete' | 'unpublish';
  /** The documents that need it, the first of them by name. */
  names: readonly string[];
  more: number;
}

/** What editors read when published content needs what they remove. */
export const removalWords = {
  user: ({ kind, title, label }: { kind: string; title: string; label: string }) => `${kind} “${title}” (${label})`,
  inUse: ({ what, verb, names, more }: InUse) => {
    const emergency =
      verb === 'unpublish' && what === 'guide'
        ? ' To take it down right now, use “Take down now” beside the form.'
        : '';
    return `Published content needs this ${what}: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}. Replace it there or unpublish that content, and then ${verb} it.${emergency}`;
  },
};

const listed = ({ names, more }: { names: readonly string[]; more: number }) =>
  `${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;

/** What a user reads before changing something that documents use. */
export const confirmationWords = {
  usedFile: ({
    file,
    change,
    ...uses
  }: {
    file: string;
    change: 'delete' | 'replace';
    names: string[];
    more: number;
  }) =>
    `Readers see “${file}” in ${listed(uses)}. ${change === 'delete' ? 'Deleting it removes it there' : 'Replacing it changes it there'} right away. Confirm to go ahead.`,
  sourceInDrafts: (uses: { names: string[]; more: number }) =>
    `Drafts use this source: ${listed(uses)}. Without it, their citations refer to nothing, and they can’t be published. Confirm to delete it anyway.`,
};

/** What editors read about images and files of a document. */
export const mediaWords = {
  notAnImage: (file: string) => `“${file}” isn’t an image. Choose an image.`,
  tooLarge: ({ file, width, height }: { file: string; width: number; height: number }) =>
    `“${file}” is too large for the site (${width} × ${height} pixels). Upload a smaller one: 1,600 pixels across is enough.`,
  deletedFromLibrary: (image: string) =>
    `The image “${image}” in this text is no longer in the Media Library. Remove it, or insert another one.`,
  noAltText: (image: string) =>
    `The image “${image}” in this text has no alt text. Add it in the Media Library under “Alternative text,” or use an Image block, which has its own.`,
  notAPdf: 'isn’t a PDF. Choose a tagged PDF, or leave the field blank.',
  missingFile: 'is missing from the disk. Upload it again, and choose the new file.',
  pdfProblem: (file: string, problem: string) => `“${file}” ${problem}`,
};
