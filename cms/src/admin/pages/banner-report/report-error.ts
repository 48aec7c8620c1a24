import { errorMessage as messageOrUsual } from '../../error-message';

const usual = 'Couldn’t load banner results. Reload the page, or ask an operator.';

/** What an administrator is told when the cms refused an answer or gave none. */
export const errorMessage = (error: unknown): string => messageOrUsual(error, usual);
