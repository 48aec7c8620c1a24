/** The edit view's panel “In this form”. */
export const formContentsWords = {
  title: 'In this form',
  /** Beside the name of a field. */
  empty: 'Empty',
  filledIn: 'Filled in',
  none: 'None',
};
