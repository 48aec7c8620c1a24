import { expect, test } from 'vitest';
import { readTicket, signTicket, type Ticket, TicketError } from '../../src/tickets.ts';

const secret = 'a secret that the cms and the press share';
const now = 1_800_000_000;
const preview: Ticket = {
  for: 'preview',
  expires: now + 60,
  contentType: 'api::article.article',
  documentId: 'abc',
  version: 'draft',
  admin: 'https://cms.example.org',
};

test('a ticket is read as it was signed, and fits into an address', () => {
  const signed = signTicket(secret, preview);
  expect(signed).toMatch(/^[\w.-]+$/);
  expect(readTicket(secret, 'preview', signed, now)).toEqual(preview);
});

test('a ticket is good to its last second, and says afterwards that it has expired', () => {
  const signed = signTicket(secret, preview);
  expect(readTicket(secret, 'preview', signed, now + 60)).toEqual(preview);
  expect(() => readTicket(secret, 'preview', signed, now + 61)).toThrow(/has expired/);
});

test('a ticket for one thing does not open another', () => {
  const signed = signTicket(secret, { for: 'status', expires: now + 60 });
  expect(() => readTicket(secret, 'preview', signed, now)).toThrow(/for something else/);
});

test.each([
  ['signed with another secret', signTicket('another secret', preview)],
  ['for another document, under the signature of the first', forged()],
  ['without a signature', signTicket(secret, preview).split('.')[0] ?? ''],
  ['with half of its signature', signTicket(secret, preview).slice(0, -20)],
  ['empty', ''],
  ['that is no ticket', 'x.y.z'],
])('a ticket %s is refused', (_, signed) => {
  expect(() => readTicket(secret, 'preview', signed, now)).toThrow(TicketError);
});

function forged(): string {
  const [, signature] = signTicket(secret, preview).split('.');
  return `${Buffer.from(JSON.stringify({ ...preview, documentId: 'another' })).toString('base64url')}.${signature}`;
}
