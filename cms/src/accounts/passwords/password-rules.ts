import { passwordWords as words } from './words';

/** Characters. With a list of common passwords, length does more than rules about kinds of characters: NIST SP 800-63B, 3.1.1. */
export const MIN_LENGTH = 12;
/** What bcrypt reads of a password: whatever follows, it would ignore. */
export const MAX_BYTES = 72;

/** Of zxcvbn’s 0 to 4: more than 10¹⁰ guesses. At 3, a common word with a year and two marks would pass. */
const ENOUGH = 4;
/** What has to be left of a password without the words that anyone knows of its owner. */
const MIN_OWN = 10;
/** Shorter words are part of too many others. */
const MIN_WORD = 4;

/** Whose password it is. What is unknown is left out. */
export interface PasswordOwner {
  email?: string | null | undefined;
  firstname?: string | null | undefined;
  lastname?: string | null | undefined;
  siteName?: string | null | undefined;
}

const wordsOf = ({ email, firstname, lastname, siteName }: PasswordOwner): string[] => [
  ...new Set(
    [email, email?.split('@')[0], email?.split('@')[1]?.split('.').at(-2), firstname, lastname, siteName]
      .flatMap((text) => [text, text?.replaceAll(/\s+/g, ''), ...(text?.split(/[\s._+@-]+/) ?? [])])
      .flatMap((word) => (word && word.length >= MIN_WORD ? [word.toLowerCase()] : [])),
  ),
];

/** Whether little is left of a password without what anyone knows of its owner. */
function isAboutOwner(password: string, known: readonly string[]): boolean {
  const longestFirst = known.toSorted((one, other) => other.length - one.length);
  const own = longestFirst.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  return own.length < password.length && own.length < MIN_OWN;
}

async function makeJudge() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    // A password is never longer, and the time it takes grows with its length.
    maxLength: MAX_BYTES,
  });
}

let judge: ReturnType<typeof makeJudge> | undefined;

/**
 * What is wrong with a new password, as a sentence for the person who chose it; null: nothing. The lists of common passwords are
 * loaded when the first one is judged.
 */
export async function passwordProblem(password: string, owner: PasswordOwner): Promise<string | null> {
  if ([...password].length < MIN_LENGTH) return words.tooShort;
  if (Buffer.byteLength(password) > MAX_BYTES) return words.tooLong;
  // Strapi's own forms insist on them.
  if (!/[a-z]/.test(password) || !/[A-Z]/.test(password) || !/\d/.test(password)) return words.tooFewKinds;
  const known = wordsOf(owner);
  if (isAboutOwner(password, known)) return words.aboutYou;
  judge ??= makeJudge();
  const { score, feedback } = (await judge).check(password, known);
  return score < ENOUGH ? words.tooCommon({ why: feedback.warning }) : null;
}
