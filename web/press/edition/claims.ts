import type { DocumentName } from '../content/document-name.ts';
import type { DocumentReport } from '../content/shown.ts';
import { foldersAbove } from '../lib/folders.ts';
import type { Node, NodeTable } from '../store/nodes.ts';
import { documentProblems } from '../words/document-problems.ts';

/**
 * Which node has which file. Several may be for one, which that of the lowest rank has; and one name can't be a file and a
 * folder. When one comes or goes, those that this concerns are marked.
 */
export class Claims {
  readonly #nodes: NodeTable;
  /** Nodes that can't have their file because of another's. */
  readonly #blocked = new Set<string>();
  /** Files that a node no longer has. */
  readonly #released = new Set<string>();
  #haveChanged = false;
  readonly clashes: DocumentReport[] = [];

  constructor(nodes: NodeTable) {
    this.#nodes = nodes;
  }

  /** Whether files came or went since it was last asked. */
  haveChanged(): boolean {
    const changed = this.#haveChanged;
    this.#haveChanged = false;
    return changed;
  }

  isBlocked(name: string): boolean {
    return this.#blocked.has(name);
  }

  /** Files that a node had, and none has now. */
  freed(): string[] {
    return [...this.#released].filter((file) => !this.#nodes.isClaimed(file));
  }

  /**
   * Notes which file a node is for, and what it read.
   * @param owner whose file it is, for the report when it can't be there.
   * @returns whether it has the file: none of a lower rank is for the same, or in its way.
   */
  claim({ name, rank, file }: Omit<Node, 'key'>, facts: Iterable<string>, owner: DocumentName | undefined): boolean {
    const before = this.#nodes.get(name)?.file ?? null;
    const claimed = file !== null && this.#isFree(name, file, rank, owner) ? file : null;
    this.#nodes.look({ name, rank, file: claimed }, facts);
    if (before !== claimed) {
      this.#haveChanged = true;
      if (before !== null) this.#release(before);
      if (claimed !== null) this.#displace(claimed, rank);
    }
    return claimed !== null && this.#nodes.claimantsOf(claimed)[0]?.name === name;
  }

  remove(name: string): void {
    const file = this.#nodes.get(name)?.file ?? null;
    this.#nodes.remove(name);
    this.#blocked.delete(name);
    if (file === null) return;
    this.#haveChanged = true;
    this.#release(file);
  }

  #isFree(name: string, file: string, rank: number, owner: DocumentName | undefined): boolean {
    const why = this.#clashOf(file, rank);
    if (why === null) {
      this.#blocked.delete(name);
      return true;
    }
    this.#blocked.add(name);
    const field = owner?.contentType === 'redirects' ? 'from' : '';
    this.clashes.push({ document: owner, field, message: documentProblems.file({ path: file, why }) });
    return false;
  }

  /** Why a file can't be there beside others, in a sentence; null: it can. */
  #clashOf(file: string, rank: number): string | null {
    const above = [...foldersAbove(file)].find((folder) => this.#nodes.isClaimed(folder, rank));
    if (above !== undefined) return documentProblems.isFile({ file: above });
    const isFolder = this.#nodes.inFolder(file).some((other) => other.rank < rank);
    return isFolder ? documentProblems.isFolder({ folder: file }) : null;
  }

  /** Those whose file can't be there beside a new one are looked at again. */
  #displace(file: string, rank: number): void {
    for (const other of this.#nodes.inFolder(file)) if (other.rank >= rank) this.#nodes.mark(other.name);
    for (const folder of foldersAbove(file))
      for (const other of this.#nodes.claimantsOf(folder)) if (other.rank > rank) this.#nodes.mark(other.name);
  }

  /** Another node may have the file now, or one that was in its way. */
  #release(file: string): void {
    this.#released.add(file);
    const [next] = this.#nodes.claimantsOf(file);
    for (const name of [...(next ? [next.name] : []), ...this.#blocked]) this.#nodes.mark(name);
  }
}
