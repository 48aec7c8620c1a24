import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { MissingFileError } from '../content/missing-file.ts';
import type { FailedFile } from '../publish/publication.ts';
import type { PublishedFolder } from '../publish/published-folder.ts';
import type { Page, Rendered } from '../render/page.ts';
import type { Renderer } from '../render/renderer.ts';
import type { PublishedFile } from './files-beside-pages.ts';
import type { FailedPage } from './problems.ts';

/** What an error says of itself. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A file that is nowhere costs only itself. */
async function readUnlessMissing(path: string, read: PublishedFile['read']): Promise<Buffer | FailedFile> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    return { path, message: error.message, isMissing: true };
  }
}

/**
 * Stages the files of one publication: those that differ from what the folder has are made and put in line, and what
 * can't be made is noted. Paths are below the folder.
 */
export class Staging {
  readonly #folder: PublishedFolder;
  readonly #madeBy: string;
  /** Files whose bytes are others than those that readers have. */
  readonly changed: string[] = [];
  /** The key of every file that was made. */
  readonly keys = new Map<string, string>();
  readonly failedFiles: FailedFile[] = [];
  readonly failedPages: FailedPage[] = [];

  /** @param madeBy names the code that makes pages: a page is another when its template is. */
  constructor(folder: PublishedFolder, madeBy: string) {
    this.#folder = folder;
    this.#madeBy = madeBy;
  }

  /**
   * @returns why it can't be under its name, which is also noted among `failedFiles`; undefined when it can.
   * @throws what making the file throws.
   */
  async addFile({ path, key, read }: PublishedFile): Promise<FailedFile | undefined> {
    if (!this.#differs(path, key)) return undefined;
    const bytes = await readUnlessMissing(path, read);
    const failure = Buffer.isBuffer(bytes) ? await this.#stage(path, key, bytes) : bytes;
    if (failure) this.failedFiles.push(failure);
    return failure;
  }

  /** Renders pages of a snapshot. One that its template can't make is among `failedPages`. */
  async addPages(renderer: Renderer, snapshot: Snapshot, pages: readonly Page[]): Promise<void> {
    const differing = pages.filter((page) => this.#differs(page.file, this.#keyOf(page)));
    await renderer.render(snapshot, differing, (rendered) => this.#addPage(rendered));
  }

  async #addPage(rendered: Rendered): Promise<void> {
    const { page } = rendered;
    if ('error' in rendered) {
      this.failedPages.push({ path: page.path, message: messageOf(rendered.error) });
      return;
    }
    const failure = await this.#stage(page.file, this.#keyOf(page), rendered.bytes, this.#isSure(page));
    if (failure) this.failedPages.push({ path: page.path, message: failure.message });
  }

  async #stage(path: string, key: string | undefined, bytes: Buffer, isNew?: true): Promise<FailedFile | undefined> {
    const staged = await this.#folder.stage(path, bytes, isNew);
    if (typeof staged === 'object') return staged;
    if (staged) this.changed.push(path);
    this.keys.set(path, key ?? '');
    return undefined;
  }

  #keyOf({ key }: Page): string | undefined {
    return key && `${this.#madeBy} ${key}`;
  }

  #differs(path: string, key: string | undefined): boolean {
    return key === undefined || this.#folder.files.get(path)?.key !== key;
  }

  /** Of the same code, another key means other bytes. */
  #isSure({ file, key }: Page): true | undefined {
    return key !== undefined && this.#folder.files.get(file)?.key.startsWith(this.#madeBy) ? true : undefined;
  }
}
