/** What an editor reads of what readers find where a page was. */
export const withdrawingWords = {
  noPage: 'It has no page, so readers can’t find anything there. Choose none of these.',
  noRight: 'Your role can’t say what readers find there. Ask an administrator.',
  notLeft: (why: string) => `It was unpublished. What readers find there wasn’t saved: ${why}`,
};
