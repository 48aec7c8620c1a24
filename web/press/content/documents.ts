import type { DatabaseSync } from 'node:sqlite';
import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Head } from '../../src/content/entries/head.ts';
import type { DocumentName } from './document-name.ts';
import type { File } from './pictures.ts';
import type { Problem } from './sync.ts';

/** A document as the press holds it in memory: all but its body. */
export interface StoredDocument<N extends ContentTypeName = ContentTypeName> {
  /** Strapi's `updatedAt` of the published version that was received last, whether it parsed or not. */
  version: string;
  /** That of `head`; null: there is none. */
  parsedVersion: string | null;
  /** ISO in UTC. */
  createdAt: string;
  title: string;
  /** The last version that parsed; null: none has since this copy was begun. */
  head: Head<N> | null;
  /** The files of the media library that it shows. */
  files: File[];
  /** Why readers don't see it as it is in the admin. */
  problems: Problem[];
  /** Where the page of the version that was received last is, if it has one. */
  path: string | null;
}

interface Row {
  type: string;
  id: string;
  version: string;
  parsed_version: string | null;
  created_at: string;
  title: string;
  head: string | null;
  files: string;
  problems: string;
  path: string | null;
}

const columns = 'type, id, version, parsed_version, created_at, title, head, files, problems, path';

const toDocument = (row: Row): StoredDocument => ({
  version: row.version,
  parsedVersion: row.parsed_version,
  createdAt: row.created_at,
  title: row.title,
  head: row.head === null ? null : JSON.parse(row.head),
  files: JSON.parse(row.files),
  problems: JSON.parse(row.problems),
  path: row.path,
});

/** The copy of the newsroom on disk. */
export class Documents {
  readonly #statements;

  constructor(database: DatabaseSync) {
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      all: prepare(`select ${columns} from documents`),
      body: prepare('select body from documents where type = ? and id = ?'),
      put: prepare(`insert or replace into documents (${columns}, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
      remove: prepare('delete from documents where type = ? and id = ?'),
      clear: prepare('delete from documents'),
    };
  }

  *all(): Generator<[DocumentName, StoredDocument]> {
    for (const row of this.#statements.all.iterate() as unknown as Iterable<Row>) {
      // The table's columns, and the types that this code wrote.
      yield [{ contentType: row.type as ContentTypeName, documentId: row.id }, toDocument(row)];
    }
  }

  /** The body of a document, as JSON; null when it has none. */
  bodyText({ contentType, documentId }: DocumentName): string | null {
    const text = this.#statements.body.get(contentType, documentId)?.body;
    return typeof text === 'string' ? text : null;
  }

  /** @param body as JSON; null: it has none. */
  put({ contentType, documentId }: DocumentName, document: StoredDocument, body: string | null): void {
    const { version, parsedVersion, createdAt, title, head, files, problems, path } = document;
    const [headText, fileText, problemText] = [head, files, problems].map((part) => part && JSON.stringify(part));
    this.#statements.put.run(
      contentType,
      documentId,
      version,
      parsedVersion,
      createdAt,
      title,
      headText ?? null,
      fileText ?? '[]',
      problemText ?? '[]',
      path,
      body,
    );
  }

  remove({ contentType, documentId }: DocumentName): void {
    this.#statements.remove.run(contentType, documentId);
  }

  clear(): void {
    this.#statements.clear.run();
  }
}
