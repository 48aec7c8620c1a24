import { setTimeout as delay } from 'node:timers/promises';
import type { GuideRequest } from '@patient-press/shared/guide-request';
import { aRequest, type Form, openReaders } from './readers.ts';

/** What became of the requests of a load. */
export interface Load {
  /** All that were sent, and whether each was acknowledged. */
  sent: { request: GuideRequest; index: number; status: number | null }[];
  /** Milliseconds from the moment that a request was due until its answer, for those that were acknowledged. */
  latencies: number[];
  seconds: number;
}

const TICK_MS = 5;

/**
 * Sends requests at an even rate, whether or not the ones before were answered: a server that stalls is then charged for
 * all that had to wait.
 * @param from index of the first reader: no two loads have a reader in common.
 * @param during called once, when half of the time is over.
 */
export async function sendEvenly(options: {
  cmsUrl: string;
  form: Form;
  perSecond: number;
  seconds: number;
  from: number;
  during?: () => void;
}): Promise<Load> {
  const { cmsUrl, form, perSecond, seconds, from, during } = options;
  const readers = openReaders(cmsUrl);
  const sent: Load['sent'] = [];
  const latencies: number[] = [];
  const answers: Promise<void>[] = [];
  const started = performance.now();
  const total = perSecond * seconds;
  let hasHappened = false;

  const sendOne = async (number: number) => {
    const due = started + (number * 1000) / perSecond;
    const entry: Load['sent'][number] = { request: aRequest(form, from + number), index: from + number, status: null };
    sent.push(entry);
    entry.status = await readers.send(entry.request, entry.index);
    if (entry.status === 201) latencies.push(performance.now() - due);
  };

  let next = 0;
  while (next < total) {
    const elapsed = performance.now() - started;
    for (; next < total && (next * 1000) / perSecond <= elapsed; next++) answers.push(sendOne(next));
    if (!hasHappened && elapsed > seconds * 500) {
      hasHappened = true;
      during?.();
    }
    await delay(TICK_MS);
  }
  await Promise.all(answers);
  const took = (performance.now() - started) / 1000;
  readers.close();
  return { sent, latencies, seconds: took };
}

/** As many as are answered: so many readers, of whom each sends the next when the last was answered. @returns a second. */
export async function sendAtOnce(options: {
  cmsUrl: string;
  form: Form;
  readers: number;
  seconds: number;
  from: number;
}): Promise<{ perSecond: number; sent: Load['sent'] }> {
  const { cmsUrl, form, readers: count, seconds, from } = options;
  const readers = openReaders(cmsUrl);
  const sent: Load['sent'] = [];
  const started = performance.now();
  let next = from;
  const one = async () => {
    while (performance.now() - started < seconds * 1000) {
      const index = next++;
      const entry: Load['sent'][number] = { request: aRequest(form, index), index, status: null };
      sent.push(entry);
      entry.status = await readers.send(entry.request, index);
    }
  };
  await Promise.all(Array.from({ length: count }, one));
  const took = (performance.now() - started) / 1000;
  readers.close();
  return { perSecond: sent.filter(({ status }) => status === 201).length / took, sent };
}

/** Sends again what was not acknowledged, with the same keys, as readers' pages do, until all of it is. */
export async function sendAgain(cmsUrl: string, sent: Load['sent']): Promise<void> {
  const readers = openReaders(cmsUrl);
  const deadline = performance.now() + 60_000;
  try {
    for (;;) {
      const open = sent.filter(({ status }) => status !== 201);
      if (open.length === 0) return;
      if (performance.now() > deadline)
        throw new Error(
          `${open.length} requests were not taken within a minute; one was answered with ${open[0]?.status}.`,
        );
      for (let start = 0; start < open.length; start += 50)
        await Promise.all(
          open.slice(start, start + 50).map(async (entry) => {
            entry.status = await readers.send(entry.request, entry.index);
          }),
        );
      await delay(200);
    }
  } finally {
    readers.close();
  }
}
