import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { LINK_DAYS } from '@patient-press/shared/guide-request';
import { environment } from '../environment';

/** What a link opens: the PDF, the question whether it was really the reader who asked. */
export type LinkKind = 'file' | 'confirm';

export interface Link {
  kind: LinkKind;
  /** documentId of a guide-download. */
  request: string;
  expiresAt: Date;
}

/** `expired` links are still ours: they say whose they were. */
export type ReadLink = (Link & { isExpired: boolean }) | null;

const DAY_MS = 86_400_000;

const signers = environment.LINK_KEY.map((key) => Buffer.from(hkdfSync('sha256', key, '', 'patient-press link 1', 32)));

const signWith = (key: Buffer, signed: string) => createHmac('sha256', key).update(signed).digest('base64url');

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const letters: Record<LinkKind, string> = { file: 'f', confirm: 'c' };
const kindOf = (letter: string): LinkKind | undefined =>
  letter === letters.file ? 'file' : letter === letters.confirm ? 'confirm' : undefined;

/**
 * The part of an address that opens something of one request, for seven days: `<kind>.<documentId>.<end>.<signature>`, the
 * end in seconds since 1970, in base 36; the signature HMAC-SHA-256 in base64url.
 */
export function signLink(kind: LinkKind, request: string, now: Date): string {
  const end = Math.floor((now.getTime() + LINK_DAYS * DAY_MS) / 1000);
  const signed = `${letters[kind]}.${request}.${end.toString(36)}`;
  const [inUse] = signers;
  if (!inUse) throw new Error('LINK_KEY holds no key. Set one, or leave it out.');
  return `${signed}.${signWith(inUse, signed)}`;
}

/** What a link opens; null when we did not sign it. */
export function readLink(token: string, now: Date): ReadLink {
  const [letter = '', request = '', end = '', signature = '', ...rest] = token.split('.');
  const kind = kindOf(letter);
  const signed = `${letter}.${request}.${end}`;
  if (!kind || rest.length > 0 || !signers.some((key) => isSame(signWith(key, signed), signature))) return null;
  const expiresAt = new Date(Number.parseInt(end, 36) * 1000);
  return { kind, request, expiresAt, isExpired: expiresAt <= now };
}

/** The path of a request's PDF. @param slug of the guide: what the file is called when it is saved. */
export const filePath = (token: string, slug: string): string => `/api/guide-files/${token}/${slug}.pdf`;

/** The path at which a reader says that it was they who asked. */
export const confirmationPath = (token: string): string => `/api/guide-confirmations/${token}`;
