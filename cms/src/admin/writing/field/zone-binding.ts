import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';
import type { Component } from '../document/component-kinds';
import { isFields, isSameJson, type NodeJson } from '../document/node-json';
import { placesOfComponents, readZone, withLastLine, writeZone } from '../document/zone';

/** Attributes in which the same document may differ before and after it is stored. */
const pictureId = (image: unknown) => (isFields(image) ? (image.id ?? null) : null);

function comparable(node: NodeJson): NodeJson {
  const { attrs, content, ...rest } = node;
  const { origin: _, guide: _guide, ...others } = attrs ?? {};
  return {
    ...rest,
    attrs: 'image' in others ? { ...others, image: pictureId(others.image) } : others,
    ...(content && { content: content.map(comparable) }),
  };
}

const isSameContent = (one: readonly NodeJson[], other: readonly NodeJson[]): boolean =>
  isSameJson(one.map(comparable), other.map(comparable));

const isUploading = (image: unknown) => isFields(image) && 'pasted' in image;

/** Gives a node, and what is in it, the attributes of another that is the same but for them. */
function takeAttributes(tr: Transaction, pos: number, node: Node, from: NodeJson): void {
  const attrs = from.attrs ?? {};
  for (const name of ['origin', 'image', 'guide']) {
    // A picture that is still uploading takes its place later, though it was saved without.
    if (isUploading(node.attrs[name]) && !attrs[name]) continue;
    if (name in node.attrs && !isSameJson(node.attrs[name], attrs[name])) {
      tr.setNodeAttribute(tr.mapping.map(pos), name, attrs[name] ?? null);
    }
  }
  node.forEach((child, offset, index) => {
    const other = from.content?.[index];
    if (other && !child.isText) takeAttributes(tr, pos + 1 + offset, child, other);
  });
}

/** How long after the last key the page beside the text gets it. */
const FOLLOW_MS = 70;
/** How long after the last key the form gets it, and how long after the first at the latest. */
const CHANGE_MS = 400;
const CHANGE_MOST_MS = 1500;

/** Who gets the text. */
export interface Recipients {
  /** Strapi's form, which takes its time. */
  form(components: Component[]): void;
  /** Who follows the text as it is typed; null: no one does now. */
  followers(): ((components: Component[]) => void) | null;
}

/**
 * Holds the editor's document and the form's value of the zone together. What is typed reaches the form a moment later, or
 * at once with `flush`; what the form gets from elsewhere (a save that was answered, “Discard changes”) reaches the editor.
 */
export class ZoneBinding {
  #editor: Editor;
  #recipients: Recipients;
  #originals: ReadonlyMap<string, Component>;
  /** The form's value as it was last seen or sent, and the document that it was of. */
  #value: unknown;
  #sent: Node;
  /** False until the form has shown what was sent: an answer to a save that arrives in the same moment replaces it there. */
  #isReceived = true;
  #loads = 0;
  #changedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #followTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, value: Component[], originals: ReadonlyMap<string, Component>, recipients: Recipients) {
    this.#editor = editor;
    this.#recipients = recipients;
    this.#originals = originals;
    this.#value = value;
    this.#sent = editor.state.doc;
  }

  /** Call when the document changed: the form gets it after a pause in typing, or when someone has typed for a while. */
  changed(): void {
    const now = performance.now();
    this.#changedAt ??= now;
    clearTimeout(this.#timer);
    clearTimeout(this.#followTimer);
    const rest = this.#changedAt + CHANGE_MOST_MS - now;
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(CHANGE_MS, rest)));
    this.#followTimer = setTimeout(() => this.#follow(), FOLLOW_MS);
  }

  #follow(): void {
    const { doc } = this.#editor.state;
    if (doc.eq(this.#sent)) return;
    this.#recipients.followers()?.(writeZone(doc.toJSON(), this.#originals));
  }

  /** Sends what was not sent yet. */
  flush(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#followTimer);
    this.#changedAt = null;
    if (!this.#isAhead()) return;
    const { doc } = this.#editor.state;
    const components = writeZone(doc.toJSON(), this.#originals);
    this.#sent = doc;
    const before = this.#value;
    const isSame =
      Array.isArray(before) &&
      before.length === components.length &&
      components.every((component, index) => component === before[index]);
    if (isSame && this.#isReceived) return;
    this.#value = components;
    this.#isReceived = false;
    this.#recipients.form(components);
    this.#timer = setTimeout(() => this.flush(), CHANGE_MS);
  }

  /** Whether the form doesn't have all that was typed. */
  #isAhead(): boolean {
    return !this.#isReceived || !this.#editor.state.doc.eq(this.#sent);
  }

  /** Takes in the form's value, if it is not what was sent to it. @returns whether it was another. */
  receive(value: Component[]): boolean {
    if (value === this.#value) {
      this.#isReceived = true;
      return false;
    }
    this.#value = value;
    this.#loads += 1;
    const stored = this.#storedNodes();
    const { document, originals } = readZone(value, String(this.#loads));
    const received = value.length > 0 ? (document.content ?? []) : [];
    const isKnown = isSameContent(
      stored.map((node) => node.toJSON()),
      received,
    );
    // What is being typed is newer than an answer that arrives meanwhile: it stays, and the form gets it in a moment.
    if (!isKnown && this.#isAhead()) {
      this.changed();
      return true;
    }
    this.#isReceived = true;
    this.#originals = originals;
    if (isKnown) this.#relabel(stored, received);
    else this.#replace(document);
    return true;
  }

  dispose(): void {
    this.flush();
    clearTimeout(this.#timer);
  }

  /** Where in the document the components begin that the form has. */
  places(): number[] {
    return placesOfComponents(this.#editor.state.doc.toJSON(), this.#originals).map(([first = -1]) => first);
  }

  /** How the components are called on the server, by the marks of their nodes. */
  originalOf(origin: unknown): Component | undefined {
    return typeof origin === 'string' ? this.#originals.get(origin) : undefined;
  }

  /** The nodes that the form has: all but empty lines that were never stored. */
  #storedNodes(): Node[] {
    return placesOfComponents(this.#sent.toJSON(), this.#originals)
      .flat()
      .map((place) => this.#sent.child(place));
  }

  /** The document is the one that was stored: its nodes only learn what they are called there. What was typed since stays. */
  #relabel(sent: readonly Node[], stored: readonly NodeJson[]): void {
    const byNode = new Map(sent.map((node, index) => [node, stored[index]]));
    const byOrigin = new Map(sent.map((node, index) => [node.attrs.origin, stored[index]?.attrs?.origin]));
    byOrigin.delete(null);
    const { tr, doc } = this.#editor.state;
    const wasPending = !doc.eq(this.#sent);
    doc.forEach((node, pos) => {
      const same = byNode.get(node);
      if (same) takeAttributes(tr, pos, node, same);
      else if ('origin' in node.attrs) tr.setNodeAttribute(pos, 'origin', byOrigin.get(node.attrs.origin) ?? null);
    });
    this.#dispatch(tr);
    if (wasPending) this.changed();
    else this.#sent = this.#editor.state.doc;
  }

  #replace(document: NodeJson): void {
    const { tr, schema, selection } = this.#editor.state;
    tr.replaceWith(0, tr.doc.content.size, schema.nodeFromJSON(withLastLine(document)).content);
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(selection.from, tr.doc.content.size))));
    this.#dispatch(tr);
    this.#sent = this.#editor.state.doc;
  }

  #dispatch(tr: Transaction): void {
    if (tr.docChanged) this.#editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta('preventUpdate', true));
  }
}
