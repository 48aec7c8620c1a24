import { type DocumentStatus, documentStatus, type PressStatus, pressStatus } from '@patient-press/shared/press-status';
import { vi } from 'vitest';
import type { Stack } from '../../.run/stack.ts';

type Where = Pick<Stack, 'siteUrl' | 'pressToken'>;

async function ask(stack: Where, path: string): Promise<unknown> {
  const answer = await fetch(stack.siteUrl + path, { headers: { authorization: `Bearer ${stack.pressToken}` } });
  return answer.json();
}

/** What a press says of itself. */
export const statusOf = async (stack: Where): Promise<PressStatus> =>
  pressStatus.parse(await ask(stack, '/_press/status'));

/** What a press says of one document. */
export const documentStatusOf = async (stack: Where, uid: string, documentId: unknown): Promise<DocumentStatus> =>
  documentStatus.parse(await ask(stack, `/_press/documents/${uid}/${String(documentId)}`));

/** Waits until readers see everything that was published before now. */
export async function untilLive(stack: Where): Promise<void> {
  const called = new Date().toISOString();
  await vi.waitUntil(
    async () => {
      const { queue, feed, isHealthy } = await statusOf(stack);
      return isHealthy && queue === 0 && (feed.answeredAt ?? '') > called;
    },
    { timeout: 60_000, interval: 50 },
  );
}
