import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Draft, expiry } from './draft';

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { form: string; savedAt: number } };
}

const NAME = 'patient-press-drafts';

const open = () =>
  openDB<Schema>(NAME, 1, {
    upgrade(database) {
      const drafts = database.createObjectStore('drafts', { keyPath: 'id' });
      drafts.createIndex('form', 'form');
      drafts.createIndex('savedAt', 'savedAt');
    },
  });

/** What was typed and not saved, in this browser. Each method rejects where the browser stores nothing. */
export class DraftStore {
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  #opened(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= open().catch((error: unknown) => {
      this.#database = null;
      throw error;
    });
    return this.#database;
  }

  async write(draft: Draft): Promise<void> {
    await (await this.#opened()).put('drafts', draft);
  }

  async remove(id: string): Promise<void> {
    await (await this.#opened()).delete('drafts', id);
  }

  /** Of one form, the newest first. */
  async of(form: string): Promise<Draft[]> {
    const drafts = await (await this.#opened()).getAllFromIndex('drafts', 'form', form);
    return drafts.sort((one, other) => other.savedAt - one.savedAt);
  }

  async removeExpired(now: number): Promise<void> {
    const transaction = (await this.#opened()).transaction('drafts', 'readwrite');
    const old = transaction.store.index('savedAt').iterate(IDBKeyRange.upperBound(expiry(now)));
    for await (const draft of old) await draft.delete();
    await transaction.done;
  }
}

export const draftStore = new DraftStore();
