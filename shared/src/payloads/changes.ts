import { z } from 'zod';
import { part } from './parts.ts';

/** Minor: a typo or formatting. Major: readers see a note, and dates move. */
export const changeKinds = ['minor', 'major'] as const;

/** At most so many characters tell readers what changed. */
export const LONGEST_NOTE = 300;

/** What articles, guides, and pages say of their changes. */
export const changeFields = {
  /** What the next publication of a draft is; null: minor. What is published has neither this nor the note. */
  changeKind: z.enum(changeKinds).nullable(),
  /** For readers, with a major change. */
  changeNote: z.string().nullable(),
  /** The notes of major changes that were published, newest first. */
  changes: z.array(part({ date: z.iso.date(), note: z.string() })),
  /** When the last major change was published; null: never since the first publication. */
  textChangedAt: z.iso.datetime().nullable(),
};

export const changesPopulate = { changes: true } as const;
