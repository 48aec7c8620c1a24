import type { Core, UID } from '@strapi/strapi';
import { type Fields, isFields, list, text } from '../../platform/fields';
import { tableOf } from '../../platform/join-table';
import type { Content } from '../content';
import { isRecorded } from '../recorded-types';

const FILE = 'plugin::upload.file';

/** What a version points at that still exists. */
export interface Links {
  hasDocument(uid: string, documentId: string): boolean;
  hasFile(id: number): boolean;
  hasHash(hash: string): boolean;
}

/** Every object in a content, at any depth. */
function* objectsIn(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  if (!isFields(value)) return;
  yield value;
  for (const inside of Object.values(value)) yield* objectsIn(inside);
}

/** Looks up all that a content points at, with one query for each type. */
export async function findLinks(strapi: Core.Strapi, content: Content): Promise<Links> {
  const all = [...objectsIn(content)];
  const wanted = new Map<UID.ContentType, Set<string>>();
  for (const { of, document } of all) {
    if (typeof of !== 'string' || typeof document !== 'string' || !isRecorded(of)) continue;
    wanted.set(of, (wanted.get(of) ?? new Set()).add(document));
  }
  const documents = new Set<string>();
  for (const [uid, ids] of wanted) {
    const found: string[] = await strapi.db
      .connection(tableOf(strapi, uid))
      .whereRaw('document_id = any(?)', [[...ids]])
      .pluck('document_id');
    for (const documentId of found) documents.add(`${uid} ${documentId}`);
  }
  const ids = all.flatMap(({ file }) => (typeof file === 'number' ? [file] : []));
  const hashes = all.flatMap(({ type, image }) => (type === 'image' && isFields(image) ? [text(image.hash)] : []));
  const files: { id: number; hash: string }[] = await strapi.db
    .connection(tableOf(strapi, FILE))
    .whereRaw('id = any(?) or hash = any(?)', [ids, hashes])
    .select('id', 'hash');
  const [knownIds, knownHashes] = [new Set(files.map(({ id }) => id)), new Set(files.map(({ hash }) => hash))];
  return {
    hasDocument: (uid, documentId) => documents.has(`${uid} ${documentId}`),
    hasFile: (id) => knownIds.has(id),
    hasHash: (hash) => knownHashes.has(hash),
  };
}

/** The pictures of a text that are gone, and the text without them. */
export function withoutGonePictures(nodes: unknown, links: Links): { nodes: unknown; gone: string[] } {
  if (!Array.isArray(nodes)) return { nodes, gone: [] };
  const isGone = (node: Readonly<Fields>) =>
    node.type === 'image' && isFields(node.image) && !links.hasHash(text(node.image.hash));
  const gone = list(nodes).filter(isGone);
  const left = nodes.filter((node) => !(isFields(node) && isGone(node)));
  const names = gone.map(({ image }) => (isFields(image) ? text(image.name) : ''));
  // A text with nothing in it is refused.
  const empty = { type: 'paragraph', children: [{ type: 'text', text: '' }] };
  return { nodes: left.length > 0 || nodes.length === 0 ? left : [empty], gone: names };
}
