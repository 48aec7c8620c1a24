import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../fixtures/admin-api.ts';
import {
  createRecipient,
  deliveriesOf,
  erase,
  happen,
  hurry,
  plantReader,
  RECIPIENT,
  untilNotified,
  untilQuiet,
  WAIT,
  withdraw,
} from '../fixtures/recipient-samples.ts';

const administrator = await asAdministrator(stack);

test('an erasure is passed on to those who may have the request, with nothing but its id', async () => {
  const [one, other] = [await createRecipient(), await createRecipient()];
  const ref = await plantReader([{ wording: one.wording }, { wording: other.wording, granted: false }]);
  await happen(ref, 'request.created');
  await untilNotified(ref);
  await erase(ref);
  await happen(ref, 'request.erased');
  await untilNotified(ref, 2);
  expect(one.server.received.map(({ message }) => message.type)).toEqual(['request.created', 'request.erased']);
  expect(one.server.received[1]?.message.data).toEqual({ id: ref.request });
  expect(other.server.received).toEqual([]);
});

test('what was not sent when a request is erased never is, and no one is notified of the erasure', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  await erase(ref);
  await happen(ref, 'request.created');
  await happen(ref, 'request.erased');
  await untilQuiet();
  expect([server.received, await deliveriesOf(ref)]).toEqual([[], []]);
});

test('erased between two attempts, a request is not sent again, and the erasure is passed on', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  server.answer(500);
  await happen(ref, 'request.created');
  await vi.waitFor(() => expect(server.received).toHaveLength(1), WAIT);
  await erase(ref);
  await happen(ref, 'request.erased');
  await untilNotified(ref);
  await hurry();
  await untilQuiet();
  expect(server.received.map(({ message }) => message.type)).toEqual(['request.created', 'request.erased']);
  expect((await deliveriesOf(ref))[0]).toMatchObject({
    event: 'request.created',
    delivered_at: null,
    last_reason: 'The request was erased before the recipient was notified.',
  });
});

test('an erasure in the middle of an attempt follows it', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  const { promise: isErased, resolve: letGo } = Promise.withResolvers<void>();
  server.answer((response) => void isErased.then(() => response.writeHead(204).end()));
  await happen(ref, 'request.created');
  await vi.waitFor(() => expect(server.received).toHaveLength(1), WAIT);
  await erase(ref);
  await happen(ref, 'request.erased');
  await vi.waitFor(async () => expect(await deliveriesOf(ref)).toHaveLength(2), WAIT);
  letGo();
  await untilNotified(ref, 2);
  expect(server.received.map(({ message }) => message.type)).toEqual(['request.created', 'request.erased']);
});

test('a withdrawal is passed on to whom it is about, with the day it is due', async () => {
  const [one, other] = [await createRecipient(), await createRecipient()];
  const ref = await plantReader([{ wording: one.wording }, { wording: other.wording }]);
  await happen(ref, 'request.created');
  await untilNotified(ref, 2);
  await withdraw(ref, one.wording);
  await happen(ref, 'consent.withdrawn');
  await untilNotified(ref, 3);
  expect(one.server.received[1]?.message).toMatchObject({
    type: 'consent.withdrawn',
    data: { id: ref.request, consent: { key: one.wording.key }, dueOn: '2026-12-08' },
  });
  expect(other.server.received).toHaveLength(1);
});

test('what was withdrawn before it was sent is not sent', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  await withdraw(ref, wording);
  await happen(ref, 'request.created');
  await happen(ref, 'consent.withdrawn');
  await untilQuiet();
  expect([server.received, await deliveriesOf(ref)]).toEqual([[], []]);
});

test('a recipient that was switched off gets no request, but every erasure', async () => {
  const { documentId, wording, server } = await createRecipient();
  const before = await plantReader([{ wording }]);
  await happen(before, 'request.created');
  await untilNotified(before);
  expect((await administrator.call('PUT', collection(RECIPIENT, documentId), { isActive: false })).status).toBe(200);
  const after = await plantReader([{ wording }]);
  await happen(after, 'request.created');
  await erase(before);
  await happen(before, 'request.erased');
  await untilNotified(before, 2);
  await untilQuiet();
  expect(server.received.map(({ message }) => [message.type, message.data.id])).toEqual([
    ['request.created', before.request],
    ['request.erased', before.request],
  ]);
});
