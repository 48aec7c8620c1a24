import { mediaKey } from '../../src/content/entries/pictures.ts';
import type { File } from './pictures.ts';

interface ShownFile {
  file: File;
  /** Keys of the documents that show it. */
  documents: Set<string>;
}

/** The files of the media library that documents show, by their `mediaKey`. */
export class ShownFiles {
  readonly #files = new Map<string, ShownFile>();
  /** By the file's documentId: one that was replaced may be shown in two versions. */
  readonly #versions = new Map<string, Set<string>>();

  /** A file that is shown; undefined when it is not. */
  get(key: string): File | undefined {
    return this.#files.get(key)?.file;
  }

  all(): File[] {
    return Array.from(this.#files.values(), ({ file }) => file);
  }

  /** Keys of the documents that show a file, by its documentId. */
  documentsWith(documentId: string): string[] {
    const versions = this.#versions.get(documentId) ?? [];
    return [...versions].flatMap((key) => [...(this.#files.get(key)?.documents ?? [])]);
  }

  /** @returns the keys of files that are shown now, and were not. */
  add(document: string, files: readonly File[]): string[] {
    return files.flatMap((file) => {
      const key = mediaKey(file);
      const shown = this.#files.get(key) ?? { file, documents: new Set() };
      const isNew = shown.documents.size === 0;
      shown.documents.add(document);
      this.#files.set(key, shown);
      this.#versions.set(file.documentId, (this.#versions.get(file.documentId) ?? new Set()).add(key));
      return isNew ? [key] : [];
    });
  }

  /** @returns the keys of files that are not shown any more. */
  remove(document: string, files: readonly File[]): string[] {
    return files.flatMap((file) => {
      const key = mediaKey(file);
      const shown = this.#files.get(key);
      shown?.documents.delete(document);
      if (!shown || shown.documents.size > 0) return [];
      this.#files.delete(key);
      this.#versions.get(file.documentId)?.delete(key);
      return [key];
    });
  }
}
