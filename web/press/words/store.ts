/** What operators learn of the press's own database. */
export const storeWords = {
  setAside: ({ file, why }: { file: string; why: string }) =>
    `The press’s copy of the newsroom, ${file}, is ${why}. It was renamed to end with .set-aside, and everything is fetched and compared again.`,
};
