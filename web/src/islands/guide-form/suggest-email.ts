/** Where most readers have their mail. */
const common = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'aol.com',
  'comcast.net',
  'verizon.net',
  'sbcglobal.net',
  'bellsouth.net',
  'protonmail.com',
];
/** As near to a common one as a typing mistake, and real. */
const alsoReal = new Set([
  'mail.com',
  'ymail.com',
  'email.com',
  'aim.com',
  'gmx.com',
  'yahoo.ca',
  'hotmail.ca',
  'aol.de',
]);
const endings: Record<string, string> = { con: 'com', cmo: 'com', ocm: 'com', comm: 'com', vom: 'com', nte: 'net' };

/** Whether one letter too many, too few or other, or two that changed places, are all that differs. */
export function isOneSlip(typed: string, meant: string): boolean {
  const [shorter, longer] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  if (longer.length - shorter.length > 1) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  const rest = (text: string, by: number) => text.slice(start + by);
  if (shorter.length < longer.length) return rest(shorter, 0) === rest(longer, 1);
  const areSwapped = shorter[start] === longer[start + 1] && shorter[start + 1] === longer[start];
  return rest(shorter, 1) === rest(longer, 1) || (areSwapped && rest(shorter, 2) === rest(longer, 2));
}

function meantDomain(typed: string): string | undefined {
  if (common.includes(typed) || alsoReal.has(typed)) return undefined;
  const [, name, ending = ''] = /^(.+)\.([^.]+)$/.exec(typed) ?? [];
  const mended = name && endings[ending] ? `${name}.${endings[ending]}` : typed;
  return common.find((one) => one === mended || isOneSlip(mended, one)) ?? (mended === typed ? undefined : mended);
}

/**
 * The address that was probably meant, where the domain is a typing mistake away from a common one; null where nothing
 * looks wrong. It is offered, never put in the place of what was typed.
 */
export function suggestEmail(typed: string): string | null {
  const at = typed.lastIndexOf('@');
  const meant =
    at > 0
      ? meantDomain(
          typed
            .slice(at + 1)
            .trim()
            .toLowerCase(),
        )
      : undefined;
  return meant ? `${typed.slice(0, at)}@${meant}` : null;
}
