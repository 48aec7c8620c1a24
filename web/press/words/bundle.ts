/** Why the site's code can't be bundled, for operators. */
export const bundleWords = {
  failed: ({ why }: { why: string }) => `The site’s code can’t be bundled:\n${why}`,
  damaged: ({ folder }: { folder: string }) =>
    `The bundle of the site’s code in ${folder} is damaged, right after it was written. Check the disk, then start again.`,
  unwritable: ({ folder, why }: { folder: string; why: string }) =>
    `The site’s code can’t be bundled, because ${folder} isn’t writable (${why}). Give the press permission to write there, or set BUNDLE_DIR to a folder where it can.`,
};
