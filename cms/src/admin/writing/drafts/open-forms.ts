/** Forms that tabs of this browser have open, and what happens in them. */

const CHANNEL = 'patient-press-forms';
const lockName = (form: string, id: string) => `patient-press ${form} ${id}`;

type News = 'opened' | 'closed' | 'saved';
interface Message {
  form: string;
  id: string;
  news: News;
}

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'form' in value && 'id' in value && 'news' in value;

/** Only pages from https and localhost have locks; elsewhere tabs don't know of each other. */
const locks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);

/**
 * One open form. It holds a lock for as long as its page lives, so that others can tell its draft from one that was left
 * behind by a crash.
 */
export class OpenForm {
  readonly #form: string;
  readonly #id: string;
  readonly #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  #release = () => {};

  /** @param onNews hears what other tabs do with the same form. */
  constructor(form: string, id: string, onNews: (news: News) => void) {
    this.#form = form;
    this.#id = id;
    const untilClosed = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    void locks()?.request(lockName(form, id), () => untilClosed);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isMessage(data) && data.form === form && data.id !== id) onNews(data.news);
    });
    this.tell('opened');
  }

  /** Sends other tabs news of this form. */
  tell(news: News): void {
    this.#channel?.postMessage({ form: this.#form, id: this.#id, news } satisfies Message);
  }

  /** @returns the ids of the same form in other tabs. */
  async others(): Promise<string[]> {
    const { held = [] } = (await locks()?.query()) ?? {};
    const prefix = lockName(this.#form, '');
    return held
      .map(({ name = '' }) => name)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .filter((id) => id !== this.#id);
  }

  /** Resolves once the same form with that id is closed, in whatever tab it is. */
  async whenClosed(id: string): Promise<void> {
    await locks()?.request(lockName(this.#form, id), { mode: 'shared' }, () => undefined);
  }

  close(): void {
    this.tell('closed');
    this.#release();
    this.#channel?.close();
  }
}
