import { searchWords as words } from '@patient-press/shared/words/search';
import { find, type Load, loadEntry, type Query } from '../../search/find.ts';
import { ENTRY, type Entry, INDEX, isKind } from '../../search/format.ts';
import { MOST, resultsHtml, toParameters } from './results-html.ts';

/** Results follow what is typed after so long. */
const PAUSE_MS = 150;

/** A file of the index is not there: the site has another index by now. */
class OutdatedError extends Error {
  override name = 'OutdatedError';
}

async function fetchJson(path: string): Promise<unknown> {
  const answer = await fetch(INDEX + path, path === ENTRY ? { cache: 'no-cache' } : {});
  if (answer.status === 404) throw new OutdatedError(path);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
  return answer.json();
}

/** The index, each file of which is fetched once. */
class Index {
  #files = new Map<string, Promise<unknown>>();
  #entry: Promise<Entry> | undefined;

  load: Load = (path) => {
    const loaded = this.#files.get(path) ?? fetchJson(path);
    this.#files.set(path, loaded);
    loaded.catch(() => this.#files.delete(path));
    return loaded;
  };

  async find(query: Query) {
    try {
      return await this.#find(query);
    } catch (error) {
      if (!(error instanceof OutdatedError)) throw error;
      this.#entry = undefined;
      this.#files = new Map();
      return this.#find(query);
    }
  }

  async #find(query: Query) {
    this.#entry ??= loadEntry(this.load);
    this.#entry.catch(() => {
      this.#entry = undefined;
    });
    return find(await this.#entry, this.load, query);
  }
}

const addressOf = (query: Query) => `#${toParameters(query)}`;

/** Has results follow what is typed in a form. What is typed is in no request: only the address's part after # has it. */
export function takeOver(place: HTMLElement): void {
  const form = place.querySelector('form');
  const [field, status, list, nothing] = ['input', '[role=status]', '.results', '.nothing'].map((selector) =>
    place.querySelector<HTMLElement>(selector),
  );
  if (!form || !(field instanceof HTMLInputElement) || !status || !list || !nothing) return;
  const index = new Index();
  let asked = 0;
  let most = MOST;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const query = (): Query => {
    const fields = new FormData(form);
    const [topic = '', kind = '', year = ''] = ['topic', 'kind', 'year'].map((name) => String(fields.get(name) ?? ''));
    const text = field.value;
    const isOpen = document.activeElement === field && !/\s$/.test(text);
    return {
      text,
      topic: topic || undefined,
      kind: isKind(kind) ? kind : undefined,
      year: year ? Number(year) : undefined,
      isOpen,
      most,
    };
  };

  const show = async () => {
    asked += 1;
    const turn = asked;
    const now = query();
    try {
      const found = now.text.trim() ? await index.find(now) : null;
      if (turn !== asked) return;
      list.innerHTML = found ? resultsHtml(found, now, addressOf) : '';
      status.textContent = found ? words.count({ count: found.total }) : '';
      nothing.hidden = found?.total !== 0;
    } catch {
      if (turn === asked) status.textContent = words.failed;
    }
  };

  const search = () => {
    // Also in place of an address that the press answered: from here on, what is typed is in none that is asked for.
    history.replaceState(null, '', location.pathname + addressOf(query()));
    void show();
  };

  /** Shows what the address says. */
  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1) || location.search);
    for (const [name, input] of [
      ['q', field] as const,
      ...[...form.querySelectorAll('select')].map((one) => [one.name, one] as const),
    ])
      input.value = said.get(name) ?? '';
    most = Number(said.get('most')) || MOST;
    search();
  };

  form.addEventListener('input', () => {
    most = MOST;
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
    // A phone's keyboard goes away.
    field.blur();
  });
  list.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-more]') : null;
    if (!link) return;
    event.preventDefault();
    const before = list.querySelectorAll('li').length;
    most += MOST;
    history.replaceState(null, '', location.pathname + addressOf(query()));
    void show().then(() => list.querySelectorAll<HTMLElement>('li a')[before]?.focus());
  });
  addEventListener('hashchange', read);
  // What was typed before this was loaded is not lost.
  if (field.value && !location.hash && !location.search) search();
  else if (location.hash || location.search) read();
}
