/** What the log says about IndexNow. */
export const indexNowWords = {
  refused: ({ status, count }: { status: number; count: number }) => {
    const why: Record<number, string> = {
      400: 'it couldn’t read the request',
      403: 'it couldn’t verify the key: is its file reachable at SITE_URL?',
      422: 'the addresses aren’t those of SITE_URL, or the key isn’t valid for them',
    };
    return `IndexNow answered ${status}, ${why[status] ?? 'and refused them'}. ${count} changed addresses weren’t submitted.`;
  },
  later: ({ why, count }: { why: string; count: number }) =>
    `IndexNow didn’t take ${count} changed addresses yet (${why}). The press tries again.`,
};
