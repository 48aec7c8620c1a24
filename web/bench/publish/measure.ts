import type { PublicationReport } from '@patient-press/shared/press-status';
import type { PressProcess } from '../press-process.ts';
import type { Change } from './changes.ts';
import type { Reader } from './reader.ts';

/** What one publication took. */
export interface Sample {
  /** Milliseconds from Strapi's answer until readers had all of it. */
  ms: number;
  /** Files that changed or went away. */
  files: number;
  spent: PublicationReport['spent'];
}

/** Where readers and the press are asked. */
export interface Watched {
  press: PressProcess;
  reader: Reader;
}

/**
 * Makes a change and waits until readers have it.
 * @param isWide take the time at which the press had written the last file, which is one clock: it runs on this machine.
 */
export async function measureChange({ press, reader }: Watched, change: Change, isWide: boolean): Promise<Sample> {
  const asked = new Date().toISOString();
  await change.save();
  const answered = performance.now();
  const answeredAt = Date.now();
  for (const { path, isIt } of change.shown) await reader.until(path, isIt);
  const shownMs = performance.now() - answered;
  const report = await press.untilReported(
    ({ at, documents }) => at >= asked && documents.some(({ documentId }) => documentId === change.documentId),
  );
  const reportedMs = Date.parse(report.at) - answeredAt;
  return {
    ms: isWide ? Math.max(shownMs, reportedMs) : shownMs,
    files: report.changedCount + report.removedCount,
    spent: report.spent,
  };
}
