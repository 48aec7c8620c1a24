import { errorMessage as errorMessageOr } from '../../error-message';
import { bannerReportWords } from '../../words/banner-report';

/** What an administrator reads when the cms refused something or didn't respond. */
export const errorMessage = (error: unknown): string => errorMessageOr(error, bannerReportWords.notLoaded);
