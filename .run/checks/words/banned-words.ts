/** A word or phrase that no one should meet on a screen, in an email or in a message. */
export interface BannedWord {
  /** Matched in any case. */
  pattern: RegExp;
  instead: string;
}

/** British spellings: this project writes American English. */
const british: readonly BannedWord[] = [
  { pattern: /\blicence(s|d)?\b/i, instead: 'license' },
  { pattern: /\b(un)?labell(ed|ing)\b/i, instead: 'labeled, labeling' },
  { pattern: /\bdiall(ed|ing)\b/i, instead: 'dialed, dialing' },
  { pattern: /\bcancell(ed|ing)\b/i, instead: 'canceled, canceling' },
  { pattern: /\btravell(ed|ing|er)/i, instead: 'traveled, traveling' },
  { pattern: /\bcounsell(ed|ing|or)/i, instead: 'counseled, counseling' },
  { pattern: /\bfulfil(s|ment)?\b/i, instead: 'fulfill' },
  {
    pattern: /\b(organ|recogn|real|apolog|author|summar|minim|special|hospital|util)is(e|es|ed|ing|ation|ations)\b/i,
    instead: '-ize, -ization',
  },
  { pattern: /\banalys(e|ed|ing)\b/i, instead: 'analyze' },
  { pattern: /\b(col|fav|behavi|hon|hum|lab|neighb|rum|tum)our/i, instead: 'the spelling with -or' },
  { pattern: /\b(cent|fib|lit|met)re(s)?\b/i, instead: 'the spelling with -er' },
  { pattern: /\b(defence|offence|pretence)\b/i, instead: 'defense, offense, pretense' },
  { pattern: /\bprogrammes?\b/i, instead: 'program' },
  { pattern: /\bgrey\b/i, instead: 'gray' },
  { pattern: /\bjudgement\b/i, instead: 'judgment' },
  { pattern: /\b(whilst|amongst)\b/i, instead: 'while, among' },
  { pattern: /\b(learnt|spelt|burnt)\b/i, instead: 'learned, spelled, burned' },
  { pattern: /\benquir(y|ies|e)\b/i, instead: 'inquiry, ask' },
  { pattern: /\b(h|an)aem/i, instead: 'hem-, -emia' },
  { pattern: /\bdiarrhoea\b/i, instead: 'diarrhea' },
];

/** What this project used to say, and no one else does. */
const dialect: readonly BannedWord[] = [
  { pattern: /\be-mail(s|ed|ing)?\b/i, instead: 'email' },
  // Mail servers, mailing lists, and letters that come by mail are called so; a quoted 'mail' in SQL is a stored value.
  {
    pattern: /(?<!by |-|')\bmail(s|ed|ing)?\b(?!-| (server|relay|list|address))/i,
    instead: 'email (as a noun and as a verb)',
  },
  { pattern: /\bby itself\b/i, instead: 'automatically, or alone' },
  { pattern: /\b(is|are|was|were) meant\b(?! to\b)/i, instead: 'refers to, or intended' },
  { pattern: /\bput right\b/i, instead: 'fixed' },
  { pattern: /\b(leads?|led) nowhere\b/i, instead: 'isn’t a valid link' },
  { pattern: /\bnobody\b/i, instead: 'no one' },
  { pattern: /\bsomebody\b/i, instead: 'someone, or name the role' },
  { pattern: /\banybody\b/i, instead: 'anyone' },
  { pattern: /\beverybody\b/i, instead: 'everyone' },
  { pattern: /\bwhoever\b/i, instead: 'anyone who, or name the role' },
  { pattern: /\btak(e|es|ing) (it |them )?along\b/i, instead: 'take it with you' },
  { pattern: /\bgo(es)? along with you\b/i, instead: 'go with you' },
  { pattern: /\bgo(es)? round\b/i, instead: 'loop' },
  { pattern: /\banew\b/i, instead: 'again' },
  { pattern: /\bfor ever\b/i, instead: 'permanently' },
  { pattern: /\b(tick|ticks|ticked)\b(?! bite)/i, instead: 'check, checked (of a box)' },
  { pattern: /\ba call back\b/i, instead: 'a call' },
  { pattern: /\bmended\b/i, instead: 'fixed' },
  { pattern: /\breckoned\b/i, instead: 'calculated' },
  { pattern: /\bhindered\b/i, instead: 'busy, or unavailable' },
  { pattern: /\bwould rather not\b/i, instead: 'prefer not to' },
  { pattern: /\bwhat became of\b/i, instead: 'status' },
  { pattern: /\bhow are you connected\b/i, instead: 'which best describes you' },
  { pattern: /\bin another way\b/i, instead: 'other' },
  { pattern: /\bask once more\b/i, instead: 'request it again, or try again' },
  { pattern: /\bcould not be taken\b/i, instead: 'we couldn’t save this' },
  { pattern: /\b(is|are|was) no (day|time|number|address|link|spam|date|picture|color)\b/i, instead: 'isn’t a …' },
  { pattern: /\bnot a whole\b/i, instead: 'incomplete' },
  { pattern: /\b(is|are) kept\b/i, instead: 'is stored, is saved, or stays' },
  { pattern: /\b(is|are|was|were) told\b/i, instead: 'is notified, or sees' },
  { pattern: /\bhand(ed|s)? over\b/i, instead: 'send, or dispatch' },
  { pattern: /\bstandfirst\b/i, instead: 'deck' },
  { pattern: /\btext alternative\b/i, instead: 'alt text' },
  { pattern: /\bat the moment\b/i, instead: 'right now' },
  { pattern: /\bmet asbestos\b/i, instead: 'were exposed to asbestos' },
];

export const bannedWords: readonly BannedWord[] = [...british, ...dialect];

export interface Finding {
  found: string;
  instead: string;
}

/** Everything in a text that should be said differently. */
export const findBannedWords = (text: string): Finding[] =>
  bannedWords.flatMap(({ pattern, instead }) => {
    const match = pattern.exec(text);
    return match ? [{ found: match[0], instead }] : [];
  });
