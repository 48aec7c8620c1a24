import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Placement } from '@patient-press/shared/placements';
import type { TicketFor } from '@patient-press/shared/tickets';
import { type Entry, toEntry } from '../../src/content/entries/entries.ts';
import { bannerPreviewRow } from '../../src/content/props/banner-rows.ts';
import type { Site } from '../../src/content/site/site.ts';
import { fetchVersion } from '../content/cms.ts';
import { contentTypeOf } from '../content/document-name.ts';
import { draftOf } from '../content/drafted-site.ts';
import { filesIn } from '../content/pictures.ts';
import type { Press } from '../edition/press.ts';
import { type Page, pageAt, toPage } from '../render/page.ts';
import { previewWords } from '../words/preview.ts';
import { completeDraft } from './complete-draft.ts';
import { withPendingChange } from './pending-change.ts';
import { asShown, previewPath } from './preview-path.ts';

export type PreviewTicket = TicketFor<'preview'>;

/** Why there is nothing to preview, in a sentence for the editor. */
export class NoPreviewError extends Error {
  override name = 'NoPreviewError';
  readonly status: 403 | 404 | 405 | 413 | 415 | 422 | 503;

  constructor(status: NoPreviewError['status'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

export function typeOf({ contentType }: PreviewTicket): ContentTypeName {
  const name = contentTypeOf(contentType);
  if (!name) throw new NoPreviewError(404, previewWords.unknownType);
  return name;
}

export const gone = () => new NoPreviewError(404, previewWords.noVersion);

/** What is looked at of a site with a draft in it; null: nothing shows it. */
export type Look = (
  site: Site,
  draft: { contentType: ContentTypeName; documentId: string; entry: Entry<ContentTypeName> },
) => Page | null;

/** The page of the document itself; for a banner, one that it runs on. */
export const onItsPage: Look = (site, { entry, ...name }) => {
  const path = previewPath(site, entry);
  if (path === null) return null;
  // The home page, and others that a document is shown on, are the site's.
  return pageAt(site, path, name) ?? pageAt(site, path) ?? null;
};

/** A banner alone, in a placement that need not be its own. */
export const alone =
  (placement: Placement): Look =>
  (site, { documentId }) => {
    const row = bannerPreviewRow(site, documentId, placement);
    return row && toPage(row);
  };

/** Renders a document as REST has it, finished or not, with everything around it as readers have it. */
export async function renderDocument<N extends ContentTypeName>(
  press: Press,
  name: N,
  { documentId, document, look }: { documentId: string; document: unknown; look: Look },
) {
  const completed = completeDraft(name, document);
  const { missing } = completed;
  // Readers don't have it yet: nothing has changed for them.
  const isOnSite = press.copy.content.collection(name).has(documentId);
  const payload = isOnSite ? withPendingChange(completed.payload, new Date().toISOString()) : completed.payload;
  const broken = await press.copy.pictures.prepare([...filesIn(document).values()]);
  const entry = toEntry[name](payload, press.copy.pictures.find);
  if ('placement' in entry && !entry.sponsor) {
    throw new NoPreviewError(422, previewWords.noSponsor);
  }
  const shown = asShown(entry);
  const drafted = press.copy.withDrafts([draftOf({ contentType: name, documentId }, shown)]);
  const page = drafted.make((site) => look(site, { contentType: name, documentId, entry: shown }));
  if (!page) throw new NoPreviewError(422, previewWords.noPage);
  const rendered = await press.renderer.renderNow(page);
  if ('error' in rendered) throw new NoPreviewError(422, previewWords.failed({ why: String(rendered.error) }));
  return {
    html: rendered.bytes.toString('utf8'),
    savedAt: payload.updatedAt,
    missing: [...missing, ...broken.map(({ file }) => previewWords.missingPicture({ url: file.url }))],
  };
}

/** Renders one version of a document as it was saved. */
export async function renderVersion(press: Press, ticket: PreviewTicket, look: Look) {
  const name = typeOf(ticket);
  const { documentId, version } = ticket;
  const document = await fetchVersion(name, documentId, version);
  if (document === null) throw gone();
  return renderDocument(press, name, { documentId, document, look });
}
