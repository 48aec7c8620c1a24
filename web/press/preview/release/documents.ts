import { type ContentTypeName, contentTypes } from '@patient-press/shared/payloads/content-types';
import type { ReleasePlan } from '@patient-press/shared/releases';
import pMap from 'p-map';
import { type Entry, toEntry } from '../../../src/content/entries/entries.ts';
import { fetchVersion } from '../../content/cms.ts';
import { contentTypeOf, type DocumentName } from '../../content/document-name.ts';
import { filesIn } from '../../content/pictures.ts';
import type { Press } from '../../edition/press.ts';
import { documentProblems } from '../../words/document-problems.ts';
import { previewWords } from '../../words/preview.ts';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import { completeDraft, DraftError } from '../complete-draft.ts';
import { fieldLabels } from '../field-labels.ts';
import { withPendingChange } from '../pending-change.ts';

/** A document of a release, as the release leaves it. */
export interface ReleaseDocument {
  name: DocumentName;
  title: string;
  /** Null: readers won’t find it any more. */
  entry: Entry<ContentTypeName> | null;
  /** What it lacks, in the words of the form. */
  missing: string[];
}

/** What is to be laid over the site, and why that isn’t all of the release. */
export interface ReleaseDocuments {
  documents: ReleaseDocument[];
  problems: string[];
}

const AT_ONCE = 4;

type Planned = ReleasePlan['documents'][number];

const titleOf = (name: ContentTypeName, fields: object): string => {
  const { title } = contentTypes[name];
  return title === null ? documentProblems.homePage : String(Reflect.get(fields, title) || words.untitled);
};

/** An update that isn't marked as major is dated as what readers have. */
const withTheDateOf = <E extends object>(entry: E, published: object | null | undefined): E =>
  published && 'textChangedAt' in published ? { ...entry, textChangedAt: published.textChangedAt } : entry;

/** A draft as it will be when it is published now. */
async function completed<N extends ContentTypeName>(
  press: Press,
  { contentType, documentId }: DocumentName & { contentType: N },
  draft: object,
  now: string,
) {
  const { payload, missing } = completeDraft(contentType, { ...draft, publishedAt: now });
  const broken = await press.copy.pictures.prepare([...filesIn(draft).values()]);
  const published = press.copy.find({ contentType, documentId })?.head;
  const dated = published ? withPendingChange(payload, now) : payload;
  const made = toEntry[contentType](dated, press.copy.pictures.find);
  const entry = dated === payload ? withTheDateOf(made, published) : made;
  const lacksSponsor = 'placement' in entry && !entry.sponsor;
  return {
    entry,
    missing: [
      ...missing,
      ...(lacksSponsor ? [fieldLabels['cta-banners'].sponsor ?? ''] : []),
      ...broken.map(({ file }) => previewWords.missingPicture({ url: file.url })),
    ],
  };
}

async function fetchOne(press: Press, planned: Planned, now: string): Promise<ReleaseDocument | string> {
  const contentType = contentTypeOf(planned.contentType);
  if (!contentType) return words.ofNoType;
  const name = { contentType, documentId: planned.documentId };
  const published = press.copy.find(name);
  if (planned.action === 'unpublish' && published) {
    const { title } = published;
    return { name, title, entry: null, missing: [] };
  }
  const draft: unknown = await fetchVersion(contentType, planned.documentId, 'draft');
  if (typeof draft !== 'object' || draft === null) return words.deleted({ type: contentType });
  const title = titleOf(contentType, draft);
  if (planned.action === 'unpublish') return words.notPublished({ title });
  try {
    return { name, title, ...(await completed(press, name, draft, now)) };
  } catch (error) {
    if (error instanceof DraftError) return words.draft({ title, why: error.message });
    throw error;
  }
}

/** Fetches the drafts of a release. @throws CmsError */
export async function fetchDocuments(press: Press, { documents }: ReleasePlan): Promise<ReleaseDocuments> {
  const now = new Date().toISOString();
  const fetched = await pMap(documents, (planned) => fetchOne(press, planned, now), { concurrency: AT_ONCE });
  const found = fetched.filter((one) => typeof one !== 'string');
  return {
    documents: found,
    problems: [
      ...fetched.filter((one) => typeof one === 'string'),
      ...found
        .filter(({ missing }) => missing.length > 0)
        .map(({ title, missing }) => words.missing({ title, fields: missing })),
    ],
  };
}
