/** Why a page could not be rendered, beside what its template says. */
export const renderWords = {
  ended: 'The thread that renders pages ended.',
  stuck: ({ seconds }: { seconds: number }) => `Rendering takes longer than ${seconds} seconds.`,
};
