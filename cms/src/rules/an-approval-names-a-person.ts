import { text } from '../platform/fields';
import type { Rule } from './rule';
import { approvalRuleWords } from './words/banner';

/** Scripts in which a full name is often written without a space. */
const NAME_WITHOUT_SPACE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}/u;

const isFullName = (name: string): boolean => {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return NAME_WITHOUT_SPACE.test(name) || (words.length > 1 && words.some((word) => /\p{L}.*\p{L}/u.test(word)));
};

/** An approval is someone's word: “x” or “ok” names no one who could answer for it. */
export const anApprovalNamesAPerson: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'save',
  check({ approvedBy }) {
    const name = text(approvedBy);
    if (!name || isFullName(name)) return [];
    return [{ path: ['approvedBy'], message: approvalRuleWords.notAFullName(name) }];
  },
};
