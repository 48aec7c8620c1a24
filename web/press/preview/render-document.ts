import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Placement } from '@patient-press/shared/placements';
import type { TicketFor } from '@patient-press/shared/tickets';
import { type Entry, toEntry } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { fetchVersion } from '../content/cms.ts';
import { contentTypeOf } from '../content/document-name.ts';
import { filesIn } from '../content/pictures.ts';
import type { Press } from '../edition/press.ts';
import { previewWords } from '../words/preview.ts';
import { completeDraft } from './complete-draft.ts';
import { asShown, overlay, previewPath } from './overlay.ts';

export type PreviewTicket = TicketFor<'preview'>;

/** Why there is nothing to preview, in a sentence for the editor. */
export class NoPreviewError extends Error {
  override name = 'NoPreviewError';
  readonly status: 403 | 404 | 413 | 415 | 422 | 503;

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

export type Look = (snapshot: Snapshot, entry: Entry<ContentTypeName>) => { snapshot: Snapshot; path: string | null };

/** The page of the document itself. */
export const onItsPage: Look = (snapshot, entry) => ({ snapshot, path: previewPath(snapshot, entry) });

/** A banner alone, in a placement that need not be its own. */
export const alone =
  (documentId: string, placement: Placement): Look =>
  (snapshot) => ({
    snapshot: { ...snapshot, bannerPreview: { documentId, placement } },
    path: `/_cta/preview/${placement}/`,
  });

/** Renders a document as REST has it, finished or not, with everything around it as readers have it. */
export async function renderDocument<N extends ContentTypeName>(
  press: Press,
  name: N,
  { documentId, document, look }: { documentId: string; document: unknown; look: Look },
) {
  const { payload, missing } = completeDraft(name, document);
  const broken = await press.copy.pictures.prepare([...filesIn(document).values()]);
  const entry = toEntry[name](payload, press.copy.pictures.find);
  if ('placement' in entry && !entry.sponsor) {
    throw new NoPreviewError(422, previewWords.noSponsor);
  }
  const laidOver = overlay(press.copy.snapshot(), name, documentId, asShown(entry));
  const { snapshot, path } = look(laidOver, entry);
  const rendered = path && (await press.renderer.renderOne(snapshot, path));
  if (!rendered) throw new NoPreviewError(422, previewWords.noPage);
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
