import { troubleOf as troubleOrUsual } from '../../trouble';

const usual = 'The cms did not say how banners do. Reload the page, or ask an operator.';

/** What an administrator is told when the cms refused an answer or gave none. */
export const troubleOf = (error: unknown): string => troubleOrUsual(error, usual);
