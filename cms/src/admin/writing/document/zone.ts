import { type Component, componentKinds, isComponent } from './component-kinds';
import { attr, children, type Fields, isSameJson, type NodeJson, nodeOf } from './node-json';
import {
  emptyParagraph,
  isTextBlock,
  readTextBlocks,
  UnreadableError,
  withoutOrigin,
  writeTextBlocks,
} from './text-blocks';

const RICH_TEXT = 'body.rich-text';

const kindByComponent = new Map(componentKinds.map((kind) => [kind.component, kind]));
const kindByNode = new Map(componentKinds.map((kind) => [kind.node, kind]));

/** A document, and by the marks that its nodes bear (`origin`) the components from which they were made. */
export interface ReadZone {
  document: NodeJson;
  originals: ReadonlyMap<string, Component>;
}

function readKnown(component: Component, origin: string): NodeJson[] {
  if (component.__component === RICH_TEXT) return readTextBlocks(component.content, origin);
  const kind = kindByComponent.get(component.__component);
  if (!kind) throw new UnreadableError(`This version doesn't know the component ${component.__component}.`);
  const { attrs, content } = kind.read(component, origin);
  return [nodeOf(kind.node, { ...attrs, origin }, content)];
}

/** The nodes of one component. One that can't be shown becomes a node that only passes it on. */
function readComponent(component: Component, origin: string): NodeJson[] {
  try {
    return readKnown(component, origin);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return [nodeOf('unknownComponent', { component, origin })];
  }
}

/**
 * Reads a dynamic zone as one document.
 * @param load distinguishes this reading of the zone from earlier ones: a node that comes back by “undo” from before a save must not
 *   claim a component that is another by now.
 */
export function readZone(components: readonly Component[], load = ''): ReadZone {
  const originals = new Map(components.map((component, index) => [`${load}:${index}`, component]));
  const nodes = [...originals].flatMap(([origin, component]) => readComponent(component, origin));
  return { document: nodeOf('doc', null, nodes.length > 0 ? nodes : [emptyParagraph(null)]), originals };
}

/** The document with an empty line at its end, if the last block is no text: where someone goes on writing. */
export function withLastLine(document: NodeJson): NodeJson {
  const nodes = children(document);
  const isOpen = nodes.at(-1)?.type === 'paragraph';
  return isOpen ? document : nodeOf('doc', null, [...nodes, emptyParagraph(null)]);
}

/** Neighbors in the document that are one component, and the mark of the component that they were. */
interface Group {
  origin: string | null;
  nodes: NodeJson[];
}

/** An empty line that was never stored is where the next text would begin, and nothing yet. */
const isNothing = ({ origin, nodes }: Group): boolean =>
  origin === null && nodes.every((node) => node.type === 'paragraph' && children(node).length === 0);

/**
 * Text blocks that follow each other are one rich text. Only where they were several, they stay several: each knows its
 * own by its origin, and what was typed between joins the one before.
 */
function groupNodes(nodes: readonly NodeJson[], originals: ReadonlyMap<string, Component>): Group[] {
  const groups: Group[] = [];
  const claimed = new Set<string>();
  const claim = (node: NodeJson): string | null => {
    const origin = attr(node, 'origin');
    if (typeof origin !== 'string' || !originals.has(origin) || claimed.has(origin)) return null;
    return origin;
  };
  let text: Group | null = null;
  for (const node of nodes) {
    const origin: string | null = claim(node);
    if (!isTextBlock(node)) {
      text = null;
      groups.push({ origin, nodes: [node] });
    } else if (text && (origin === null || text.origin === null)) {
      text.nodes.push(node);
      text.origin ??= origin;
    } else {
      text = { origin, nodes: [node] };
      groups.push(text);
    }
    if (origin) claimed.add(origin);
  }
  return groups.filter((group) => !isNothing(group));
}

function writeKnown({ nodes, origin }: Group, before: Fields): Fields {
  const [node] = nodes;
  if (!node || isTextBlock(node)) {
    return { __component: RICH_TEXT, content: writeTextBlocks(nodes, before.content) };
  }
  const kind = kindByNode.get(node.type);
  if (!kind) throw new Error(`No component is made from the node ${node.type}.`);
  return { __component: kind.component, ...kind.write(node, before, origin) };
}

const isUnchanged = ({ origin, nodes }: Group, original: Component): boolean =>
  isSameJson(nodes.map(withoutOrigin), readComponent(original, origin ?? '').map(withoutOrigin));

function writeGroup(group: Group, original: Component | undefined, index: number): Component {
  if (original && isUnchanged(group, original)) return original;
  const [node] = group.nodes;
  const unknown = node?.type === 'unknownComponent' && attr(node, 'component');
  if (isComponent(unknown)) return { ...unknown, id: undefined, __temp_key__: `new:${index}` };
  const before = original ?? { __temp_key__: `new:${index}` };
  const written = writeKnown(group, original ?? {});
  return { ...before, ...written, __component: String(written.__component) };
}

/**
 * Writes a document as a dynamic zone. A component whose nodes did not change is given back as it is, the same object;
 * of a changed one, only the fields that changed are others.
 */
export function writeZone(document: NodeJson, originals: ReadonlyMap<string, Component>): Component[] {
  return groupNodes(children(document), originals).map((group, index) =>
    writeGroup(group, group.origin === null ? undefined : originals.get(group.origin), index),
  );
}

/** For each component that the document is written as, which of the document's nodes it is made of, counted from 0. */
export function placesOfComponents(document: NodeJson, originals: ReadonlyMap<string, Component>): number[][] {
  const nodes = children(document);
  const places = new Map(nodes.map((node, index) => [node, index]));
  return groupNodes(nodes, originals).map((group) => group.nodes.map((node) => places.get(node) ?? -1));
}
