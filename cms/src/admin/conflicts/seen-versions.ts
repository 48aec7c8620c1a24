import { z } from 'zod';
import { ROW_VERSION, versionTag } from '../../revisions/contract';
import { type DocumentRequest, documentKey } from './document-requests';

const version = z.object({ updatedAt: z.string(), publishedAt: z.string().nullish() });
const document = z.object({
  data: version,
  meta: z.object({ availableStatus: z.array(version).catch([]) }).catch({ availableStatus: [] }),
});
const rows = z.object({
  results: z.array(z.object({ documentId: z.string(), updatedAt: z.string(), [ROW_VERSION]: z.string().optional() })),
});

/** Of a document with a draft and a published version, both come with either. */
function tagIn({ data, meta }: z.infer<typeof document>): string {
  const versions = [data, ...meta.availableStatus];
  const draft = versions.find(({ publishedAt }) => !publishedAt);
  // A type without drafts.
  if (!draft) return versionTag(data.updatedAt);
  return versionTag(draft.updatedAt, versions.find(({ publishedAt }) => publishedAt)?.updatedAt ?? null);
}

/**
 * As what a form asks for a document: the value of `status` in the address. Strapi remembers an answer to each for a while, and
 * shows it again without asking.
 */
export type Asked = '' | 'draft' | 'published';
const asked = (status: string | null | undefined): Asked =>
  status === 'draft' || status === 'published' ? status : '';
export const askedIn = (query: { status?: string } | undefined): Asked => asked(query?.status);

/** Which version of each document this tab has shown: in its form, in a list, or beside what is published. */
export class SeenVersions {
  readonly #inForms = new Map<string, string>();
  readonly #inLists = new Map<string, string>();

  /** Notes what an answer shows. @param query of the request that it answers. */
  learn(request: DocumentRequest, query: URLSearchParams, answer: unknown): void {
    const { uid, isSingle, documentId, action } = request;
    if (action) return;
    if (!isSingle && documentId === null) {
      for (const row of rows.safeParse(answer).data?.results ?? [])
        this.#inLists.set(documentKey(uid, row.documentId), row[ROW_VERSION] ?? row.updatedAt);
      return;
    }
    const found = document.safeParse(answer).data;
    if (found) this.#inForms.set(`${documentKey(uid, documentId)} ${asked(query.get('status'))}`, tagIn(found));
  }

  /** Notes what this tab itself made of a document: Strapi asks for it again, everywhere. */
  wrote(key: string, written: string): void {
    for (const as of ['', 'draft', 'published']) this.#inForms.set(`${key} ${as}`, written);
    this.#inLists.set(key, written);
  }

  /** What a document’s form was filled with. */
  inForm(key: string, as: Asked): string | undefined {
    return this.#inForms.get(`${key} ${as}`);
  }

  /** What this tab has shown of a document that no form of ours has open, such as one in a dialog of Strapi’s. */
  inTab(key: string): string | undefined {
    return this.inForm(key, '') ?? this.inForm(key, 'draft') ?? this.inForm(key, 'published');
  }

  /** What a list said of a document. */
  inList(key: string): string | undefined {
    return this.#inLists.get(key) ?? this.inTab(key);
  }
}
