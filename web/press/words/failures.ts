const pagesStay = 'Readers still see the current pages.';

/** What keeps the press from publishing, and what to do: for operators and editors, in the admin, on the status page and in the log. */
export const failureWords = {
  starting: 'The press is starting.',
  building: 'The site is being built.',
  syncing: ({ done, total }: { done: number; total: number }) =>
    `The press is copying the newsroom: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} documents.`,
  diskFull: `The disk is full, so nothing can be published. Free up space; the press then continues automatically. ${pagesStay}`,
  damaged: `The press’s copy of the newsroom is damaged. Restart the press: it then fetches everything again. ${pagesStay}`,
  notPublished: ({ why }: { why: unknown }) => `Publishing failed: ${why}. The press will try again. ${pagesStay}`,
  silence: ({ seconds }: { seconds: number }) => `The cms hasn’t responded for ${seconds} seconds. ${pagesStay}`,
  recovered: {
    publishing: 'Publishing works again.',
    banners: 'Banners are being published again.',
    search: 'The search index is up to date again.',
    feed: 'The cms responds again.',
  },
  lostPosition: 'The change feed no longer has this press’s position, so everything is fetched again.',
  missedChanges: ({ count, some }: { count: number; some: string }) =>
    `The feed missed ${count} changes, which are being repaired: ${some}`,
  noSettings: 'The site has no settings yet. Fill in and save “Site settings” in the admin.',
  documents: ({ reports }: { reports: readonly string[] }) =>
    `These documents can’t be shown:\n${reports.map((report) => `  ${report}`).join('\n')}\nFix them in the admin, or build without them: --keep-going`,
};

const cmsHints: Record<number, string> = {
  401: 'The press and the cms must have the same PRESS_TOKEN.',
  403: 'The API token “Press” in the admin isn’t allowed to read this. Give it find and findOne again, or delete it and restart the cms.',
};

const hintFor = (status: number, address: string) =>
  status === 404 && address.startsWith('/api/published/')
    ? 'It is of an older version than the press. Update the cms first.'
    : (cmsHints[status] ?? 'Check its log.');

/** What is wrong between the press and the cms. */
export const cmsErrors = {
  unreachable: ({ url, why }: { url: string; why: string }) =>
    `The press can’t reach the cms at ${url} (${why}). Start the cms, or set CMS_URL to its address. ${pagesStay}`,
  status: ({ status, address }: { status: number; address: string }) =>
    `The cms responded with ${status} to ${address}. ${hintFor(status, address)}`,
  otherVersion: ({ url, address }: { url: string; address: string }) =>
    `The response of ${url} to ${address} isn’t one of a cms of this version. Set CMS_URL to the address of the cms, and run the same version of both.`,
};
