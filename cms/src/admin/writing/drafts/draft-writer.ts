import { type Draft, type FormValues, storable } from './draft';
import type { DraftStore } from './draft-store';

/** How long after the first letter a draft is written, at most. */
const WRITE_MS = 250;
/** Leaving a form resets it first. What is not typed in again by then was undone, or saved. */
const FORGET_MS = 2000;

interface Options {
  id: string;
  form: string;
  store: Pick<DraftStore, 'write' | 'remove'>;
  /** Hears whether the browser stores what is typed. */
  onState(isStored: boolean): void;
}

const asValues = (value: unknown): FormValues => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Writes what is typed into one form to the store, at most four times a second. */
export class DraftWriter {
  readonly #options: Options;
  #pending: Pick<Draft, 'values' | 'base'> | null = null;
  #isWritten = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forgetting: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param base what the form had before anything was typed. */
  typed(values: FormValues, base: FormValues): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = undefined;
    this.#pending = { values, base };
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_MS);
  }

  /** The form is again as the cms has it. */
  unchanged(): void {
    if (!this.#pending && !this.#isWritten) return;
    this.#forgetting ??= setTimeout(() => void this.forget(), FORGET_MS);
  }

  /** Writes at once what was not written yet. @param rest fields of the draft that differ from those of the form. */
  flush(rest: Partial<Draft> = {}): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    if (!pending) return this.#last;
    this.#pending = null;
    this.#isWritten = true;
    const { id, form, store, onState } = this.#options;
    const values = asValues(storable(pending.values));
    const base = asValues(storable(pending.base));
    const write = () => store.write({ id, form, savedAt: Date.now(), values, base, ...rest });
    this.#last = this.#last.then(write).then(
      () => onState(true),
      () => onState(false),
    );
    return this.#last;
  }

  /** Removes what was written: it was saved, or undone. */
  forget(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#forgetting);
    this.#timer = undefined;
    this.#forgetting = undefined;
    this.#pending = null;
    if (!this.#isWritten) return this.#last;
    this.#isWritten = false;
    const { id, store } = this.#options;
    this.#last = this.#last.then(() => store.remove(id)).catch(() => undefined);
    return this.#last;
  }

  /** The form is closed: what was typed is written, what was about to be forgotten stays. */
  close(): Promise<void> {
    clearTimeout(this.#forgetting);
    return this.flush();
  }
}
