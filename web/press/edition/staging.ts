import { MissingFileError } from '../content/missing-file.ts';
import type { FailedFile } from '../publish/publication.ts';
import type { PublishedFolder } from '../publish/published-folder.ts';
import type { Rendered } from '../render/page.ts';
import type { PublishedFile } from './files-beside-pages.ts';
import type { DueFile, DuePage } from './round.ts';

/** What an error says of itself. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A file that is nowhere costs only itself. */
async function readUnlessMissing({ path, read }: Pick<PublishedFile, 'path' | 'read'>): Promise<Buffer | FailedFile> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    return { path, message: error.message, isMissing: true };
  }
}

/** A page or a file that can't be made. */
export interface Failed {
  due: DuePage | DueFile;
  message: string;
  isMissing?: true;
}

/** Stages files of one publication: each is made and put in line, and what can't be made is noted. */
export class Staging {
  readonly #folder: PublishedFolder;
  /** Names the code that makes pages: of the same code, another key means other bytes. */
  readonly #madeBy: string;
  /** Files whose bytes are others than those that readers have: paths below the folder. */
  readonly changed: string[] = [];
  /** What was made, by its path below the folder. */
  readonly made = new Map<string, DuePage | DueFile>();
  readonly failed: Failed[] = [];

  constructor(folder: PublishedFolder, madeBy: string) {
    this.#folder = folder;
    this.#madeBy = madeBy;
  }

  /** The key of every file that was made. */
  get keys(): Map<string, string> {
    return new Map(Array.from(this.made, ([path, { key }]) => [path, key]));
  }

  /** @throws what making the file throws. */
  async addFile(due: DueFile): Promise<void> {
    const bytes = await readUnlessMissing(due.file);
    if (Buffer.isBuffer(bytes)) await this.#stage(due, due.file.path, bytes);
    else this.failed.push({ ...bytes, due });
  }

  async addPage(due: DuePage, result: Rendered): Promise<void> {
    if ('error' in result) this.failed.push({ due, message: messageOf(result.error) });
    else await this.#stage(due, due.page.file, result.bytes);
  }

  async #stage(due: DuePage | DueFile, path: string, bytes: Buffer): Promise<void> {
    const isNew = due.key.startsWith(this.#madeBy) && this.#folder.files.get(path)?.key.startsWith(this.#madeBy);
    const staged = await this.#folder.stage(path, bytes, isNew || undefined);
    if (typeof staged === 'object') {
      this.failed.push({ due, message: staged.message });
      return;
    }
    if (staged) this.changed.push(path);
    this.made.set(path, due);
  }
}
