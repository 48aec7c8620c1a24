import type { IncomingMessage } from 'node:http';
import { type LivePage, liveFields, MAX_LIVE_BYTES, UNSAVED_DOCUMENT } from '@patient-press/shared/live-preview';
import { type ContentTypeName, contentTypes } from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import { fetchVersion } from '../content/cms.ts';
import { pictureDir } from '../content/pictures.ts';
import type { Press } from '../edition/press.ts';
import { readBody } from '../lib/read-body.ts';
import { previewWords } from '../words/preview.ts';
import { findBrokenLinks } from './broken-links.ts';
import { DraftPaths } from './draft-paths.ts';
import { withoutScripts } from './frame.ts';
import { layFieldsOver } from './lay-fields-over.ts';
import { markMissingAlt, withOwnFiles } from './live-pictures.ts';
import { LiveSources } from './live-sources.ts';
import { NewestWins } from './newest-wins.ts';
import { gone, NoPreviewError, onItsPage, type PreviewTicket, renderDocument, typeOf } from './render-document.ts';

type Fields = Record<string, unknown>;

/** A document that was never saved, as REST would have it: lists are empty, everything else is null. */
function emptyDocument(name: ContentTypeName): Fields {
  const now = new Date().toISOString();
  const fields = Object.entries(contentTypes[name].payload.shape);
  const empty = Object.fromEntries(fields.map(([field, type]) => [field, type instanceof z.ZodArray ? [] : null]));
  return { ...empty, id: 0, documentId: UNSAVED_DOCUMENT, createdAt: now, updatedAt: now, publishedAt: now };
}

/** What was saved changes rarely while someone writes: it is not asked for with each letter. */
const SAVED_MS = 60_000;
const SAVED_AT_ONCE = 20;

class SavedDocuments {
  readonly #saved = new Map<string, { document: Promise<unknown>; until: number }>();

  /** @param savedAt of the version that the form changes: another one is fetched again. */
  async read(name: ContentTypeName, { documentId, version }: PreviewTicket, savedAt: string | null): Promise<Fields> {
    if (documentId === UNSAVED_DOCUMENT) return emptyDocument(name);
    const key = `${name} ${documentId} ${version} ${savedAt}`;
    const found = this.#saved.get(key);
    const document = found && found.until > Date.now() ? found.document : this.#fetch(key, name, documentId, version);
    const read = await document;
    if (read === null) throw gone();
    return Object.assign({}, read);
  }

  #fetch(key: string, name: ContentTypeName, documentId: string, version: PreviewTicket['version']): Promise<unknown> {
    const document = fetchVersion(name, documentId, version);
    this.#saved.delete(key);
    this.#saved.set(key, { document, until: Date.now() + SAVED_MS });
    document.catch(() => this.#saved.delete(key));
    for (const oldest of [...this.#saved.keys()].slice(0, -SAVED_AT_ONCE)) this.#saved.delete(oldest);
    return document;
  }
}

/** Renders documents as they stand in forms of the admin, unsaved. Nothing of them is stored. */
export class LivePreview {
  readonly #newest = new NewestWins();
  readonly #saved = new SavedDocuments();
  readonly #sources = new LiveSources();
  readonly #draftPaths = new DraftPaths();

  /**
   * @returns null when newer fields came for the same ticket.
   * @throws NoPreviewError, DraftError, CmsError, BodyTooLargeError, ZodError
   */
  async render(
    press: Press,
    { signed, ticket }: { signed: string; ticket: PreviewTicket },
    request: IncomingMessage,
  ): Promise<LivePage | null> {
    if (!request.headers['content-type']?.startsWith('application/json'))
      throw new NoPreviewError(415, previewWords.notJson);
    const body = await readBody(request, MAX_LIVE_BYTES);
    return this.#newest.run(signed, () => this.#page(press, { signed, ticket }, body));
  }

  async #page(
    press: Press,
    { signed, ticket }: { signed: string; ticket: PreviewTicket },
    body: Buffer,
  ): Promise<LivePage> {
    const { savedAt, fields } = parseFields(body);
    const name = typeOf(ticket);
    const saved = await this.#saved.read(name, ticket, savedAt);
    const { documentId, id } = saved;
    const laidOver = await this.#sources.complete(name, { ...layFieldsOver(saved, fields), documentId, id });
    const { document, hasGaps } = markMissingAlt(withOwnFiles(laidOver, saved, ticket.admin));
    const { html, missing } = await renderDocument(press, name, {
      documentId: ticket.documentId,
      document,
      look: onItsPage,
    });
    const brokenLinks = findBrokenLinks(html, press.copy);
    return {
      html: withoutScripts(html).replaceAll(`/${pictureDir}/`, `/_preview/${signed}/${pictureDir}/`),
      missing: hasGaps ? [...missing, previewWords.altText] : missing,
      brokenLinks,
      draftLinks: await this.#draftPaths.among(brokenLinks),
    };
  }
}

/** Deeper than any form; so deep that what walks through it would run out of stack. */
const MOST_LEVELS = 100;

const isTooDeep = (value: unknown, levels = MOST_LEVELS): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1)));

function parseFields(body: Buffer) {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (isTooDeep(parsed)) throw new RangeError(`The fields are more than ${MOST_LEVELS} levels deep.`);
    return liveFields.parse(parsed);
  } catch (error) {
    throw new NoPreviewError(422, previewWords.malformed, { cause: error });
  }
}
