/** What a log shows in place of a secret. */
export const REDACTED = '[redacted]';

/** What URLs carry that lets its bearer in, by the names of their parameters; and `q`, what a reader searches for. */
const PARAMETERS = [
  'q',
  'code',
  'registrationToken',
  'resetPasswordToken',
  'token',
  'ticket',
  'jwt',
  'access_token',
  'refresh_token',
  'id_token',
  'api_key',
  'apikey',
  'key',
  'secret',
  'password',
  'signature',
  'sig',
  'X-Amz-Signature',
  'X-Amz-Credential',
  'X-Amz-Security-Token',
];

/** Each takes the place of a secret, and leaves what tells where it was. */
const rules: readonly [pattern: RegExp, replacement: string][] = [
  // Also where a whole URL is the value of another one's parameter.
  [
    new RegExp(
      String.raw`((?:[?&;]|%3F|%26)(?:${PARAMETERS.join('|')})(?:=|%3D))(?:(?!%26|%23)[^\s&#"'<>)\]}])+`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
  // The same as JSON, or as Node.js prints objects.
  [
    /(["']?\b(?:registrationToken|resetPasswordToken|jwt|token|accessToken|refreshToken|password|currentPassword|confirmPassword|secret)["']?\s*:\s*)(["'])(?:(?!\2)[^\\\n]|\\.)+\2/gi,
    `$1$2${REDACTED}$2`,
  ],
  [/((?:\/|%2F)api(?:\/|%2F)(?:guide-files|guide-confirmations)(?:\/|%2F))[^\s/?#"'%]+/gi, `$1${REDACTED}`],
  [/((?:\/|%2F)_preview(?:\/|%2F))[^\s/?#"'%]+/gi, `$1${REDACTED}`],
  // Headers. What follows a scheme is the secret; of a cookie, all of it.
  [/\b(Bearer|Basic)(\s+|%20)[\w.~+/=-]{6,}/gi, `$1$2${REDACTED}`],
  [/(["']?\b(?:set-cookie|cookie|authorization)["']?\s*[:=]\s*)(["'[])(?!Bearer|Basic)[^"'\n]+/gi, `$1$2${REDACTED}`],
  // Signed JSON, wherever it is: JSON Web Tokens, and the tickets that the cms makes for the press.
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}/g, REDACTED],
  [/\bwhsec_[\w+/=-]+/g, REDACTED],
  // postgres://user:password@host, smtps://user:password@host
  [/(\b[a-z][a-z\d+.-]*:\/\/[^\s:/@"']*:)[^\s@/"']+(?=@)/gi, `$1${REDACTED}`],
];

/** A text for a log without what would let its readers in: tokens in URLs and headers, tickets, passwords. */
export const redact = (text: string): string =>
  rules.reduce((left, [pattern, replacement]) => left.replaceAll(pattern, replacement), text);

type Write = NodeJS.WriteStream['write'];

const isRedacting = Symbol.for('patient-press redacts what this writes');

/**
 * From now on, what this process writes to its terminal or log is redacted, whichever library wrote it. Pieces that aren't text
 * pass as they are.
 */
export function redactOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (Reflect.get(stream, isRedacting)) continue;
    const write: Write = stream.write.bind(stream);
    const redacting = (piece: string | Uint8Array, ...others: unknown[]) =>
      Reflect.apply(write, stream, [typeof piece === 'string' ? redact(piece) : piece, ...others]);
    Object.assign(stream, { write: redacting, [isRedacting]: true });
  }
}
