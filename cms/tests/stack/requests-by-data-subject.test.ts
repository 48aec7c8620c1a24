import { describe, expect, test } from 'vitest';
import { type CallList, callList } from '../../src/inbox/call-contract.ts';
import { callbackList } from '../../src/inbox/callback-contract.ts';
import { type GuideRequestList, guideRequestList } from '../../src/inbox/guide-contract.ts';
import { ask, samplePhone } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { guideRows, plant } from '../fixtures/download-samples.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';
import { intake } from '../fixtures/request-search-api.ts';

const [guide] = await guideRows();
const minutesAgo = (minutes: number) => ({ created_at: new Date(Date.now() - minutes * 60_000) });

async function guides(changes: object = {}): Promise<GuideRequestList> {
  const sent = { email: '', guide: null, state: 'all', before: null, byDataSubject: true, ...changes };
  const answer = await intake.call('POST', '/intake/guide-downloads/search', sent);
  expect(answer).toMatchObject({ status: 200 });
  return guideRequestList.parse(answer.data);
}
async function calls(changes: object = {}): Promise<CallList> {
  const answer = await intake.call('POST', '/intake/calls/search', {
    state: 'open',
    after: null,
    byDataSubject: true,
    ...changes,
  });
  expect(answer).toMatchObject({ status: 200 });
  return callList.parse(answer.data);
}
const idsOf = (list: readonly { documentId: string }[] | undefined) => list?.map(({ documentId }) => documentId);

describe('a list by person', () => {
  test('has one row for each: their newest request, and everything they sent, of both kinds, in order', async () => {
    const [email, phone] = [sampleEmail(), samplePhone()];
    const first = await plant({ email, guide: guide?.documentId ?? null, columns: minutesAgo(30) });
    const second = await plant({ email, phone, consents: { 'guide-call': true }, columns: minutesAgo(20) });
    const call = await ask({ phone, name: 'Zoe Sample' });
    const third = await plant({ phone, email: sampleEmail(), columns: minutesAgo(10) });
    const { requests, dataSubjects } = await guides({ among: [first, second, call, third] });
    expect(idsOf(requests)).toEqual([third]);
    expect(idsOf(dataSubjects[third]?.requests)).toEqual([first, second, third, call]);
    expect(dataSubjects[third]?.requests).toMatchObject([
      { requestType: 'guide-download', guide: guide?.title, call: 'none' },
      { requestType: 'guide-download', call: 'open' },
      { requestType: 'guide-download', call: 'none' },
      { requestType: 'callback-request', name: 'Zoe Sample', guide: null, call: 'open' },
    ]);
  });

  test('shows a person by the newest of their requests that the filters let through, and everything else of theirs', async () => {
    const email = sampleEmail();
    const suspect = await plant({ email, columns: { verdict: 'suspect', ...minutesAgo(20) } });
    const accepted = await plant({ email, columns: minutesAgo(10) });
    const among = [suspect, accepted];
    expect(idsOf((await guides({ among })).requests)).toEqual([accepted]);
    const { requests, dataSubjects } = await guides({ among, state: 'suspect' });
    expect(idsOf(requests)).toEqual([suspect]);
    expect(idsOf(dataSubjects[suspect]?.requests)).toEqual([suspect, accepted]);
  });

  test('says what was agreed to, to whom, when, and what was withdrawn', async () => {
    const email = sampleEmail();
    const request = await plant({
      email,
      phone: samplePhone(),
      consents: { 'guide-call': true, 'guide-news': true, 'guide-partner': false },
    });
    await sql.query(
      `insert into patient_press_recipient_deliveries
         (recipient, recipient_name, request_type, request, event, wording_key, wording_version, attempts, delivered_at)
       values ('sample', 'Sample CRM', 'guide-download', $1, 'request.created', 'guide-call', 1, 1, now())`,
      [request],
    );
    const withdrawal = { requestType: 'guide-download', request, wordingKey: 'guide-news', receivedOn: '2026-11-20' };
    expect((await intake.call('POST', '/intake/consents/withdraw', withdrawal)).status).toBe(200);
    const { dataSubjects } = await guides({ among: [request] });
    const { consents = [] } = dataSubjects[request]?.requests[0] ?? {};
    expect(consents.map(({ key, isNotice }) => [key, isNotice])).toEqual([
      ['guide', true],
      ['guide-call', false],
      ['guide-news', false],
    ]);
    const [, called, news] = consents;
    expect(called).toMatchObject({ givenAt: expect.any(String), withdrawn: null });
    expect(called?.recipients).toContainEqual({ name: 'Sample CRM', state: 'notified', at: expect.any(String) });
    expect(news).toMatchObject({
      recipients: [],
      withdrawn: { receivedOn: '2026-11-20', dueOn: '2026-12-04', doneAt: null, doneBy: null },
    });
  });

  test('shows a person once, however their requests lie on its pages', async () => {
    const email = sampleEmail();
    const requests: string[] = [];
    for (let index = 0; index < 60; index += 1)
      requests.push(
        await plant({
          email: index % 20 === 0 ? email : sampleEmail(),
          columns: { verdict: 'suspect', ...minutesAgo(1000 - index) },
        }),
      );
    const shown: string[] = [];
    let before: GuideRequestList['next'] = null;
    do {
      const page: GuideRequestList = await guides({ among: requests, before });
      expect(page.requests.length).toBeLessThanOrEqual(25);
      shown.push(...(idsOf(page.requests) ?? []));
      before = page.next;
    } while (before !== null);
    const others = requests.filter((_, index) => index % 20 !== 0 || index === 40);
    expect(shown).toEqual(others.toReversed());
  });

  test('does not take a phone that a whole clinic shares for one person', async () => {
    const phone = samplePhone();
    const requests: string[] = [];
    for (let index = 0; index < 52; index += 1) requests.push(await plant({ phone }));
    const { requests: shown, dataSubjects } = await guides({ among: requests.slice(-3) });
    expect(shown).toHaveLength(3);
    for (const { documentId } of shown) expect(idsOf(dataSubjects[documentId]?.requests)).toEqual([documentId]);
  });

  test('notes everything that it shows, not only the rows', async () => {
    const email = sampleEmail();
    const [first, second] = [await plant({ email, columns: minutesAgo(5) }), await plant({ email })];
    await guides({ among: [second] });
    const { rows } = await sql.query('select requests from patient_press_intake_log order by id desc limit 1');
    expect(rows[0]?.requests.toSorted()).toEqual([first, second].toSorted());
  });

  test('still shows a person of whom one request cannot be decrypted, or was erased', async () => {
    const email = sampleEmail();
    const broken = await plant({ email, columns: minutesAgo(5) });
    const fine = await plant({ email });
    await sql.query('update guide_downloads set name = email where document_id = $1', [broken]);
    const { dataSubjects } = await guides({ among: [fine] });
    expect(dataSubjects[fine]?.requests).toMatchObject([
      { isUnreadable: true, name: null },
      { isUnreadable: false, email },
    ]);
  });
});

test('one call is to be made to a person who asked twice, as soon as the first one was due', async () => {
  const phone = samplePhone();
  const [later, earlier] = [
    await ask({ phone }),
    await plant({ phone, consents: { 'guide-call': true }, columns: minutesAgo(9 * 24 * 60) }),
  ];
  const { calls: shown, dataSubjects } = await calls({ among: [later, earlier] });
  expect(shown).toMatchObject([{ documentId: earlier, isOverdue: true }]);
  expect(idsOf(dataSubjects[earlier]?.requests)).toEqual([earlier, later]);
  const totals = await intake.call('POST', '/intake/calls/totals', { among: [later, earlier] });
  expect(totals.data).toMatchObject({ open: 2, overdue: 1, done: 0 });
  const callbacks = await intake.call('POST', '/intake/callback-requests/search', {
    ...{ state: 'open', phone: '', before: null, byDataSubject: true },
    among: [later, earlier],
  });
  expect(idsOf(callbackList.parse(callbacks.data).requests)).toEqual([later]);
});
