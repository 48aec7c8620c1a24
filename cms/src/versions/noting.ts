import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { text } from '../platform/fields';
import { LONGEST_WHY, WHY_HEADER } from './contract';

/** What is noted with the versions that some code writes, where the request can't say it. */
interface Note {
  why?: string;
  /** Of this document: which version is being restored. */
  restores?: { documentId: string; version: string };
}

const notes = new AsyncLocalStorage<Note>();

/** Has the versions that a function's writes make say why they were made, or which version they restore. */
export const noting = <Result>(note: Note, run: () => Promise<Result>): Promise<Result> => notes.run(note, run);

export const restoredVersion = (documentId: string): string | null => {
  const restores = notes.getStore()?.restores;
  return restores?.documentId === documentId ? restores.version : null;
};

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    // Sent as it is, by a program.
    return header;
  }
}

/** The reason for the change that is being written; null: none was given. */
export function whyOf(strapi: Core.Strapi): string | null {
  const header = strapi.requestContext.get()?.request.headers[WHY_HEADER];
  const why = notes.getStore()?.why ?? (typeof header === 'string' ? decoded(header) : '');
  return text(why.replaceAll('\0', '')).slice(0, LONGEST_WHY) || null;
}
