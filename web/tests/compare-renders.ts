import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import { openCopy } from '../press/content/copy.ts';
import { type Renderer, warmUp } from '../press/render/renderer.ts';
import type { Entries } from '../src/content/entries.ts';
import type { Snapshot } from '../src/content/snapshot.ts';

/**
 * Changes every field of every content type in turn, and compares what the warm press would publish with what rendering
 * everything afresh shows. Sends a list of comparisons; a program of its own because pages are rendered as in production.
 */
export interface Comparison {
  contentType: ContentTypeName;
  change: string;
  /** Pages that differ, told by rendering all of them before and after from entries that nothing is remembered of. */
  differing: string[];
  /** Of these, those whose key stayed the same: readers would keep the old page. */
  missed: string[];
  /** Pages with another key that came out as they were. */
  needless: string[];
  /** Pages that the warm press rendered otherwise than the cold one. */
  wrong: string[];
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What identifies an entry, or must fit another field: these change together, in a rename. */
const identity = new Set(['documentId', 'slug', 'path']);
/** Closed lists and formats, of which another value is needed. */
const others: Record<string, (value: string) => string> = {
  kind: (kind) => (kind === 'book' ? 'web-page' : 'book'),
  placement: (placement) => (placement === 'top-bar' ? 'article-end' : 'top-bar'),
  type: (type) => type,
};

function changeText(name: string, text: string): string {
  const other = others[name];
  if (other) return other(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return `2019${text.slice(4)}`;
  if (/^(https?:|tel:|\/)/.test(text)) return `${text}changed`;
  return `${text} changed`;
}

/** Another value of the same shape; undefined when there is nothing in it to change. */
function changed(name: string, value: unknown): unknown {
  if (typeof value === 'string') return changeText(name, value);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length > 0 ? value.slice(0, -1) : undefined;
  if (!isFields(value)) return undefined;
  for (const [inner, innerValue] of Object.entries(value)) {
    if (identity.has(inner)) continue;
    const other = changed(inner, innerValue);
    if (other !== undefined && other !== innerValue) return { ...value, [inner]: other };
  }
  return undefined;
}

function renamed(entry: Fields): Fields {
  const rename = (text: unknown) => (typeof text === 'string' ? text.replace(/[\w-]+(\/?)$/, 'renamed$1') : text);
  const copy: Fields = { ...entry };
  for (const name of ['slug', 'path']) if (name in entry) copy[name] = rename(entry[name]);
  if (isFields(entry.offer)) copy.offer = { ...entry.offer, path: rename(entry.offer.path) };
  return copy;
}

interface Change {
  name: string;
  /** null: taken away. */
  make(entry: Fields): Fields | null;
}

function changesOf(entry: Fields): Change[] {
  const fields = Object.entries(entry).flatMap(([name, value]): Change[] => {
    const other = identity.has(name) ? undefined : changed(name, value);
    return other === undefined ? [] : [{ name, make: (whole) => ({ ...whole, [name]: other }) }];
  });
  return [...fields, { name: 'renamed', make: renamed }, { name: 'taken away', make: () => null }];
}

function withChange(snapshot: Snapshot, contentType: ContentTypeName, id: string, change: Change): Snapshot {
  const collection = new Map<string, unknown>(snapshot.entries[contentType]);
  const made = change.make(collection.get(id) as unknown as Fields);
  if (made) collection.set(id, made);
  else collection.delete(id);
  return { ...snapshot, entries: { ...snapshot.entries, [contentType]: collection } as Entries };
}

/** Two entries of a type: what is drawn of a field may depend on whether others are filled in. */
function fullestAndEmptiest(collection: ReadonlyMap<string, unknown>): [string, Fields][] {
  const textOf = (entry: unknown) => JSON.stringify(entry, (name, value) => (identity.has(name) ? undefined : value));
  const fullness = (entry: Fields) => Object.values(entry).filter((value) => value !== null && value !== '').length;
  const entries = [...collection].flatMap(([id, entry]): [string, Fields][] => (isFields(entry) ? [[id, entry]] : []));
  // Ids are others in each newsroom, texts are not.
  entries.sort(([, a], [, b]) => fullness(b) - fullness(a) || (textOf(a) < textOf(b) ? -1 : 1));
  return [...new Set([entries.at(0), entries.at(-1)])].filter((entry) => entry !== undefined);
}

async function renderPages(renderer: Renderer, snapshot: Snapshot, isWanted: (path: string) => boolean) {
  const pages = (await renderer.list(snapshot)).filter(({ path }) => isWanted(path));
  const bytes = new Map<string, string>();
  await renderer.render(snapshot, pages, async (rendered) => {
    if ('error' in rendered) throw rendered.error;
    bytes.set(rendered.page.path, rendered.bytes.toString('base64'));
  });
  return bytes;
}

/** From entries that are other objects, so that nothing is remembered of them. */
const renderCold = (renderer: Renderer, snapshot: Snapshot) =>
  renderPages(renderer, structuredClone(snapshot), () => true);

const keysOf = async (renderer: Renderer, snapshot: Snapshot) =>
  new Map((await renderer.list(snapshot)).map(({ path, key }) => [path, key]));

const folder = await mkdtemp(join(tmpdir(), 'compare-renders-'));
try {
  const copy = await openCopy(join(folder, 'copy'), 'a comparison');
  await copy.fetchAll();
  const before = copy.snapshot();
  // The first guide is written after the press has started, say: its route has no page to be loaded with.
  const withoutGuides = { ...before, entries: { ...before.entries, guides: new Map() } };
  const renderer = await warmUp(withoutGuides, join(folder, 'bundle'));
  const coldBefore = await renderCold(renderer, before);
  const comparisons: Comparison[] = [];
  for (const contentType of contentTypeNames) {
    for (const [id, entry] of fullestAndEmptiest(before.entries[contentType])) {
      for (const change of changesOf(entry)) {
        if (contentType === 'site-settings' && change.name === 'taken away') continue;
        const after = withChange(before, contentType, id, change);
        const coldAfter = await renderCold(renderer, after);
        const keysBefore = await keysOf(renderer, before);
        const keysAfter = await keysOf(renderer, after);
        const isRendered = (path: string) => {
          const key = keysAfter.get(path);
          return key === undefined || key !== keysBefore.get(path);
        };
        const warm = await renderPages(renderer, after, isRendered);
        const differing = [...coldAfter.keys()].filter((path) => coldAfter.get(path) !== coldBefore.get(path));
        comparisons.push({
          contentType,
          change: change.name,
          differing,
          missed: differing.filter((path) => !warm.has(path)),
          needless: [...warm.keys()].filter((path) => keysAfter.get(path) !== undefined && !differing.includes(path)),
          wrong: [...warm].filter(([path, bytes]) => bytes !== coldAfter.get(path)).map(([path]) => path),
        });
      }
    }
  }
  process.send?.(comparisons);
} finally {
  await rm(folder, { recursive: true, force: true });
}
