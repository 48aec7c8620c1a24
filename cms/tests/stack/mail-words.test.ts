import '../fixtures/stack-environment.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutMail } from '../../src/delivery/mail/lay-out-mail.ts';
import { confirmationLetter, guideLetter, renewalLetter } from '../../src/delivery/mail/letters.ts';
import { readMailFailure } from '../../src/delivery/mail/mail-failure.ts';

const sender = {
  siteName: 'Sample & Site',
  siteUrl: 'https://www.example.org',
  publisherName: 'Sample Publishing, Inc.',
  medicalDisclaimer: 'This does not replace your doctor.',
  privacyUrl: 'https://www.example.org/privacy/',
};
const subject = { siteName: sender.siteName, title: 'Living with mesothelioma', href: 'https://www.example.org/api/x' };
const letters = [guideLetter, renewalLetter, confirmationLetter];

test.each(letters)('both parts of an email say the same, and name everything they must', (letter) => {
  const { subject: line, text, html } = layOutMail(sender, letter(subject));
  expect(line).not.toContain('mesothelioma');
  const shown = html
    .replaceAll(/<style.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'");
  const words = (part: string) => part.split(/\s+/).filter(Boolean);
  for (const paragraph of text.split('\n\n')) {
    const [first = ''] = paragraph.split(':\nhttps:');
    expect(words(shown).join(' ')).toContain(words(first).join(' '));
  }
  for (const part of [text, html]) {
    for (const said of [subject.title, subject.href, sender.publisherName, sender.medicalDisclaimer, sender.privacyUrl])
      expect(part).toContain(said);
    expect(part).toContain('7 days');
    expect(part).toContain('If it wasn’t you');
  }
  expect(html).toContain('<html lang="en-US">');
  expect(html.match(/style="[^"]*background/g)).toHaveLength(1);
});

test('without a privacy page, the email links to the site', () => {
  const { text } = layOutMail({ ...sender, privacyUrl: null }, guideLetter(subject));
  expect(text).toContain('https://www.example.org/\n');
});

test('whatever editors write, it is text in an email', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, siteName) => {
      const { html, subject: line } = layOutMail({ ...sender, siteName }, guideLetter({ ...subject, title, siteName }));
      const clean = layOutMail(
        { ...sender, siteName: 'a' },
        guideLetter({ ...subject, title: 'b', siteName: 'a' }),
      ).html;
      const tags = (markup: string) => markup.match(/<[^>]*>/g);
      expect(tags(html)).toEqual(tags(clean));
      expect(line).toBe('The guide you asked for');
    }),
  );
});

const replied = (code: string, responseCode: number, command: string, response: string) =>
  readMailFailure(Object.assign(new Error(response), { code, responseCode, command, response }));

test.each([
  ['EENVELOPE', 550, 'RCPT TO', '550 5.1.1 <grace@example.org> unknown', true],
  ['EENVELOPE', 550, 'RCPT TO', '550 no such user grace@example.org', true],
  ['EENVELOPE', 552, 'RCPT TO', '552 5.2.2 mailbox full', true],
  ['EENVELOPE', 554, 'RCPT TO', '554 relay access denied for grace@example.org', false],
  ['EENVELOPE', 550, 'RCPT TO', '550 5.7.1 blocked by a list', false],
  ['EENVELOPE', 450, 'RCPT TO', '450 4.2.1 greylisted', false],
  ['EMESSAGE', 554, 'DATA', '554 5.6.0 content rejected', false],
  ['EMESSAGE', 550, 'DATA', '550 5.1.1 unknown grace@example.org', true],
  ['EAUTH', 535, 'AUTH PLAIN', '535 5.7.8 bad password for grace@example.org', false],
])('%s %i to %s (%s) is for good: %s', (code, responseCode, command, response, isForGood) => {
  const failure = replied(code, responseCode, command, response);
  expect(failure.isForGood).toBe(isForGood);
  expect(failure.reason).not.toContain('example.org');
  expect(failure.reason).toContain(String(responseCode));
});

test.each(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'ETLS', 'CERT_HAS_EXPIRED', ''])(
  'a problem with the connection (%s) passes',
  (code) => {
    const { isForGood, reason } = readMailFailure(Object.assign(new Error('to grace@example.org'), { code }));
    expect([isForGood, reason.includes('grace')]).toEqual([false, false]);
  },
);

test('an address that nodemailer cannot write to is given up', () => {
  expect(readMailFailure(Object.assign(new Error('No recipients'), { code: 'EENVELOPE' })).isForGood).toBe(true);
});
