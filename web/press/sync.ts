import {
  type ContentTypeName,
  contentTypeNames,
  contentTypes,
  type Payload,
} from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import { type Entries, type Entry, toEntry } from '../src/content/entries.ts';
import { eachDocument } from './cms.ts';
import type { PictureStore } from './pictures.ts';

/** A document that cannot be shown: which one, and what is wrong with which field. */
export interface Problem {
  contentType: ContentTypeName;
  documentId: string;
  title: string;
  field: string;
  message: string;
}

export const describeProblem = ({ contentType, documentId, title, field, message }: Problem): string =>
  `${contentType} ${documentId} “${title}”: ${field}: ${message}`;

const named = z.looseObject({ documentId: z.string() });

function parseDocument<N extends ContentTypeName>(name: N, document: unknown): Payload<N> | Problem[] {
  const { payload, title } = contentTypes[name];
  const parsed = payload.safeParse(document);
  if (parsed.success) return parsed.data as Payload<N>; // the compiler loses that `payload` belongs to N
  const known = named.safeParse(document).data;
  return parsed.error.issues.map((issue) => ({
    contentType: name,
    documentId: known?.documentId ?? 'without an id',
    title: String(known?.[title] ?? 'untitled'),
    field: issue.path.join('.') || 'document',
    message: issue.message,
  }));
}

/**
 * Fetches every document of the site, parses each at the door and makes an entry of it. Those that do not parse are left
 * out and reported. Payloads are let go page by page: only entries are held.
 */
export async function syncEntries(pictures: PictureStore): Promise<{ entries: Entries; problems: Problem[] }> {
  const problems: Problem[] = [];
  const sync = async <N extends ContentTypeName>(name: N): Promise<Map<string, Entry<N>>> => {
    const entries: [string, Entry<N>][] = [];
    await eachDocument(name, async (documents) => {
      await pictures.prepareAll(documents);
      for (const document of documents) {
        const parsed = parseDocument(name, document);
        if (Array.isArray(parsed)) problems.push(...parsed);
        else entries.push([parsed.documentId, toEntry[name](parsed, pictures.find)]);
      }
    });
    // Pages of the answer come in any order; what is made from them must not.
    return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const collections = await Promise.all(contentTypeNames.map(async (name) => [name, await sync(name)] as const));
  return { entries: Object.fromEntries(collections) as Entries, problems };
}
