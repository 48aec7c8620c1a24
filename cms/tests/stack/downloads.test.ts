import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import {
  type GuideRequestEmail,
  type GuideRequestSearch,
  guideRequestAnswer,
  guideRequestHistory,
  guideRequestList,
} from '../../src/inbox/guide-contract.ts';
import { asAdministrator, asRole, collection } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { erase, guideRows, happened, jobsOf, plant, withdraw } from '../fixtures/download-samples.ts';
import { word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');

const SEARCH = '/intake/guide-downloads/search';
const HISTORY = '/intake/guide-downloads/history';
const newest = (changes: Partial<GuideRequestSearch> = {}) => ({
  email: '',
  guide: null,
  state: 'all',
  before: null,
  ...changes,
});
async function list(changes: Partial<GuideRequestSearch> = {}) {
  const answer = await intake.call('POST', SEARCH, newest(changes));
  expect(answer.status).toBe(200);
  return guideRequestList.parse(answer.data);
}
const found = async (changes: Partial<GuideRequestSearch>) =>
  (await list(changes)).requests.map(({ documentId }) => documentId);
async function step(documentId: string, wanted: string) {
  const answer = await intake.call('PUT', `/intake/guide-downloads/${documentId}`, { step: wanted });
  expect(answer.status).toBe(200);
  return guideRequestAnswer.parse(answer.data).request;
}
async function historyOf(documentId: string) {
  const answer = await intake.call('POST', HISTORY, { documentId });
  expect(answer.status).toBe(200);
  return guideRequestHistory.parse(answer.data).lines.map(({ text }) => text);
}
const logged = async () =>
  (await sql.query('select * from patient_press_intake_log order by id desc')).rows.map(
    ({ action, request_type, requests }) => ({ action, request_type, requests }),
  );
const [firstGuide, secondGuide] = await guideRows();
/** A mail that was just asked for. The queue may have tried it meanwhile, in vain: the sample request names no guide. */
const underWay = expect.toSatisfy(
  (mail: GuideRequestEmail) =>
    mail.state === 'waiting' || ('reason' in mail && /^The guide isn’t published/.test(mail.reason)),
);

describe('someone of intake', () => {
  test('reads who asked for which guide, and what became of it', async () => {
    const { list: banners } = await administrator.call('GET', collection('api::cta-banner.cta-banner'));
    const documentId = await plant({
      email: 'grace@example.com',
      phone: '+12125550123',
      guide: firstGuide?.documentId ?? null,
      consents: { 'guide-calls': true, 'guide-partner': false },
      columns: {
        cta_banner: banners[0]?.documentId,
        cta_variant: 'b',
        delivered_at: new Date(),
        opened_at: new Date(),
        openings: 3,
      },
    });
    await withdraw(documentId, 'guide-calls', '2026-12-08');
    expect((await list()).requests[0]).toMatchObject({
      documentId,
      email: 'grace@example.com',
      name: 'Grace Example',
      phone: { href: 'tel:+12125550123', text: '(212) 555-0123' },
      relationship: 'family',
      guide: firstGuide?.title,
      page: '/about/',
      banner: `${banners[0]?.name} · b`,
      consents: [
        { key: 'guide', version: 1, granted: true, withdrawnDueOn: null },
        { key: 'guide-calls', version: 1, granted: true, withdrawnDueOn: '2026-12-08' },
        { key: 'guide-partner', version: 1, granted: false, withdrawnDueOn: null },
      ],
      verdict: 'accepted',
      mail: { state: 'delivered' },
      openings: 3,
      purgeOn: '2028-05-23',
      erasedAt: null,
      isUnreadable: false,
    });
  });

  test('finds the requests of an address, however it is written', async () => {
    const name = word();
    const documentId = await plant({ email: `${name}@xn--bcher-kva.example` });
    for (const email of [`${name}@xn--bcher-kva.example`, ` ${name.toUpperCase()}@Bücher.example `])
      expect(await found({ email })).toEqual([documentId]);
    for (const email of ['nobody@example.com', 'nonsense', '@']) expect(await found({ email })).toEqual([]);
  });

  test('sorts requests by what became of them, by guide and by day', async () => {
    const email = `${word()}@example.com`;
    const [delivered, waiting, tried, givenUp, suspect, opened, erased] = [
      await plant({ email, guide: firstGuide?.documentId ?? null, columns: { delivered_at: new Date() } }),
      await plant({ email, guide: secondGuide?.documentId ?? null }),
      await plant({ email, columns: { mail_trouble: 'The mail server does not answer.' } }),
      await plant({ email, columns: { mail_trouble: 'There is no such address.', mail_given_up_at: new Date() } }),
      await plant({ email, columns: { verdict: 'suspect' } }),
      await plant({ email, columns: { delivered_at: new Date(), opened_at: new Date(), created_at: '2026-03-03' } }),
      await plant({ columns: { delivered_at: new Date() } }),
    ];
    await erase(erased);
    expect(await found({ email })).toEqual([opened, suspect, givenUp, tried, waiting, delivered]);
    expect(await found({ email, state: 'delivered' })).toEqual([opened, delivered]);
    expect(await found({ email, state: 'waiting' })).toEqual([waiting]);
    expect(await found({ email, state: 'failed' })).toEqual([givenUp, tried]);
    expect(await found({ email, state: 'suspect' })).toEqual([suspect]);
    expect(await found({ email, state: 'opened' })).toEqual([opened]);
    expect((await found({ state: 'erased' }))[0]).toBe(erased);
    expect(await found({ email, guide: firstGuide?.documentId ?? '' })).toEqual([delivered]);
    expect(await found({ email, from: '2026-03-03', to: '2026-03-03' })).toEqual([opened]);
    expect(await found({ email, to: '2026-03-02' })).toEqual([]);

    const { requests } = await list({ email });
    expect(requests.map(({ mail }) => mail)).toMatchObject([
      { state: 'delivered' },
      { state: 'held', isReaderAsked: false },
      { state: 'given-up', reason: 'There is no such address.' },
      { state: 'failed', reason: 'The mail server does not answer.' },
      { state: 'waiting' },
      { state: 'delivered' },
    ]);
    expect((await list({ state: 'erased' })).requests[0]).toMatchObject({ email: null, name: null, phone: null });
  });

  test('distinguishes a request whose reader was asked by email from one that looks automated', async () => {
    const email = `${word()}@example.com`;
    await plant({ email, columns: { verdict: 'suspect' } });
    const asked = await plant({ email, columns: { verdict: 'suspect' } });
    await happened(asked, 'mail-sent', { mail: 'confirmation', messageId: '<sample@example.org>' });
    const { requests } = await list({ email, state: 'suspect' });
    expect(requests.map(({ mail }) => mail)).toEqual([
      { state: 'held', isReaderAsked: true },
      { state: 'held', isReaderAsked: false },
    ]);
  });

  test('frees a request that only looked like spam, once', async () => {
    const documentId = await plant({ columns: { verdict: 'suspect' } });
    const { verdict, mail } = await step(documentId, 'not-spam');
    expect({ verdict, mail }).toEqual({ verdict: 'accepted', mail: underWay });
    await step(documentId, 'not-spam');
    expect(await jobsOf(documentId)).toEqual(['mail-guide', 'tell-recipients']);
    expect((await historyOf(documentId)).filter((line) => line.includes('Marked as not spam'))).toEqual([
      'Sample intake: Marked as not spam.',
    ]);
  });

  test('does not free what was erased', async () => {
    const documentId = await plant({ columns: { verdict: 'suspect' } });
    await erase(documentId);
    expect(await step(documentId, 'not-spam')).toMatchObject({ verdict: 'suspect', mail: { state: 'none' } });
    const again = await intake.call('PUT', `/intake/guide-downloads/${documentId}`, { step: 'mail-again' });
    expect(again).toMatchObject({ status: 409, message: 'The email address of this request was erased.' });
    expect(await jobsOf(documentId)).toEqual([]);
  });

  test('has a mail sent again that was given up', async () => {
    const documentId = await plant({ columns: { mail_trouble: 'Refused.', mail_given_up_at: new Date() } });
    expect((await step(documentId, 'mail-again')).mail).toEqual(underWay);
    expect(await jobsOf(documentId)).toEqual(['mail-guide']);
    expect(await historyOf(documentId)).toContain('Sample intake: Sent the email again.');
  });

  test('reads everything that happened to a request, in order and in plain words', async () => {
    const documentId = await plant({
      email: `${word()}@example.com`,
      guide: firstGuide?.documentId ?? null,
      consents: { 'guide-calls': false },
      columns: { created_at: new Date(Date.now() - 60_000) },
    });
    await happened(documentId, 'mail-failed', { mail: 'guide', reason: 'The server is full.', isFinal: false });
    await happened(documentId, 'mail-sent', { mail: 'guide', messageId: 'x' });
    await happened(documentId, 'opened');
    await happened(documentId, 'recipient-told', { name: 'Sample CRM', event: 'request.created', status: 200 });
    await happened(documentId, 'erased', {}, 'Sample chief');
    await list();
    await list();
    expect(await historyOf(documentId)).toEqual([
      `Requested “${firstGuide?.title}” on /about/.`,
      'Agreed to the wording “guide”, version 1.',
      'Did not agree to the wording “guide-calls”, version 1.',
      'The email with the guide wasn’t sent: The server is full. Trying again.',
      'The email with the guide was sent.',
      'The reader opened the link.',
      'Sample CRM was notified of the request.',
      'Sample chief: Erased the personal data.',
      expect.stringMatching(/^intake-.*@example\.com saw it in the list, 2 times that day\.$/),
    ]);
  });

  test('is noted for each request that is shown or changed', async () => {
    const email = `${word()}@example.com`;
    const documentId = await plant({ email });
    await list({ email });
    await historyOf(documentId);
    await step(documentId, 'mail-again');
    expect((await logged()).slice(0, 3)).toEqual(
      ['mail-again', 'history', 'search'].map((action) => ({
        action,
        request_type: 'guide-download',
        requests: [documentId],
      })),
    );
  });

  test('still sees the list when one request cannot be opened', async () => {
    const email = `${word()}@example.com`;
    const documentId = await plant({ email });
    await sql.query(`update guide_downloads set name = email where document_id = $1`, [documentId]);
    expect((await list({ email })).requests).toMatchObject([{ documentId, isUnreadable: true, email: null }]);
  });

  test.each<[string, object]>([
    ['an unknown state', newest({ state: 'lost' as 'all' })],
    ['a filter of its own', { ...newest(), filters: {} }],
    ['a day that there is not', newest({ from: '2026-02-30' })],
    ['nothing', {}],
  ])('is refused when asking for %s', async (_, asked) => {
    expect((await intake.call('POST', SEARCH, asked)).status).toBe(400);
  });

  test('sees when a request is gone', async () => {
    expect((await intake.call('PUT', '/intake/guide-downloads/gone', { step: 'not-spam' })).status).toBe(404);
    expect((await intake.call('POST', HISTORY, { documentId: 'gone' })).status).toBe(404);
  });

  test('learns whether mails go out', async () => {
    await sql.query('update guide_downloads set delivered_at = now(), mail_given_up_at = null, mail_trouble = null');
    const at = new Date(Date.now() - 3_600_000);
    await plant({ columns: { created_at: at, mail_trouble: 'The mail server does not answer.' } });
    await plant();
    await plant({ columns: { mail_trouble: 'Refused.', mail_given_up_at: new Date() } });
    await plant({ columns: { verdict: 'suspect' } });
    const { status, data } = await intake.call('GET', '/intake/mail-state');
    expect([status, data]).toEqual([
      200,
      {
        isSet: true,
        isCopy: false,
        waiting: 2,
        oldestWaiting: at.toISOString(),
        failure: 'The mail server does not answer.',
        givenUp: 1,
      },
    ]);
  });
});

describe('no one else', () => {
  const routes: ['GET' | 'POST' | 'PUT', string, object | undefined][] = [
    ['POST', SEARCH, newest()],
    ['POST', HISTORY, { documentId: 'x' }],
    ['POST', '/intake/guide-downloads/csv', { email: '', guide: null, state: 'all' }],
    ['PUT', '/intake/guide-downloads/x', { step: 'not-spam' }],
    ['GET', '/intake/mail-state', undefined],
  ];
  test.each(routes)('%s %s: not the marketer, nor anyone who is not logged in', async (method, path, sent) => {
    expect((await marketer.call(method, path, sent)).status).toBe(403);
    for (const authorization of ['', `Bearer ${stack.pressToken}`]) {
      const answer = await fetch(stack.cmsUrl + path, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(sent && { body: JSON.stringify(sent) }),
      });
      expect(answer.status).toBe(401);
    }
  });
});
