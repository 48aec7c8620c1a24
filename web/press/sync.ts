import {
  type ContentTypeName,
  contentTypeNames,
  contentTypes,
  type Payload,
} from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import type { Snapshot } from '../src/content/snapshot.ts';
import { fetchDocuments } from './cms.ts';

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

/** Fetches every document of the site and parses each at the door. Those that do not parse are left out and reported. */
export async function syncDocuments(): Promise<{ documents: Snapshot['documents']; problems: Problem[] }> {
  const problems: Problem[] = [];
  const sync = async <N extends ContentTypeName>(name: N): Promise<Map<string, Payload<N>>> => {
    const documents = new Map<string, Payload<N>>();
    for (const document of await fetchDocuments(name)) {
      const parsed = parseDocument(name, document);
      if (Array.isArray(parsed)) problems.push(...parsed);
      else documents.set(parsed.documentId, parsed);
    }
    return documents;
  };
  const collections = await Promise.all(contentTypeNames.map(async (name) => [name, await sync(name)] as const));
  return { documents: Object.fromEntries(collections) as Snapshot['documents'], problems };
}
