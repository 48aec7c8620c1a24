import type { Core, Struct, UID } from '@strapi/strapi';
import { attributeLabel } from '../../platform/field-label';
import { type Fields, isFields, list, text } from '../../platform/fields';
import { hasDrafts } from '../../platform/join-table';
import type { Content } from '../content';
import type { Missing } from '../contract';
import { contentAttributes, isRestored, isSetByEditors } from '../recorded-types';
import { type Links, withoutGonePictures } from './links';

type Attribute = Struct.SchemaAttributes[string];

/** Writes a version as Strapi takes a document, and notes what can't be restored because it is gone. */
class Input {
  readonly missing: Missing[] = [];

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly links: Links,
    private readonly isDraft: boolean,
  ) {}

  of(uid: UID.Schema, content: Content, path: readonly string[] = []): Fields {
    const fields: Fields = {};
    for (const [name, attribute] of contentAttributes(this.strapi, uid)) {
      // What came to the schema since stays as it is.
      if (!(name in content) || !isSetByEditors(attribute) || !isRestored(name)) continue;
      fields[name] = this.#value(attribute, content[name], [...path, attributeLabel(name, attribute)]);
    }
    return fields;
  }

  #value(attribute: Attribute, value: unknown, path: readonly string[]): unknown {
    switch (attribute.type) {
      case 'relation':
        return this.#relation(value, path);
      case 'media':
        return this.#media(value, path);
      case 'blocks':
        return this.#text(value, path);
      case 'component':
        return this.#components(value, attribute.component, path);
      case 'dynamiczone':
        return list(value).flatMap((part) => this.#inZone(part, attribute.components, path));
      default:
        return value;
    }
  }

  #lack(path: readonly string[], name: unknown): void {
    this.missing.push({ field: path.join(', '), name: text(name) });
  }

  #relation(value: unknown, path: readonly string[]): unknown {
    const there = (Array.isArray(value) ? value : [value]).filter(isFields).filter(({ of, document, title }) => {
      const isThere = this.links.hasDocument(String(of), String(document));
      if (!isThere) this.#lack(path, title ?? document);
      return isThere;
    });
    return { set: there.map(({ document }) => ({ documentId: document })) };
  }

  #media(value: unknown, path: readonly string[]): unknown {
    const there = (Array.isArray(value) ? value : [value]).filter(isFields).filter(({ file, name }) => {
      const isThere = this.links.hasFile(Number(file));
      if (!isThere) this.#lack(path, name);
      return isThere;
    });
    const ids = there.map(({ file }) => file);
    return Array.isArray(value) ? ids : (ids[0] ?? null);
  }

  #text(value: unknown, path: readonly string[]): unknown {
    const { nodes, gone } = withoutGonePictures(value, this.links);
    for (const name of gone) this.#lack(path, name);
    return nodes;
  }

  #components(value: unknown, uid: UID.Component, path: readonly string[]): unknown {
    const parts = (Array.isArray(value) ? value : [value]).filter(isFields).flatMap((part) => {
      const before = this.missing.length;
      const input = this.of(uid, part, path);
      return this.#isLost(uid, input, this.missing.length > before) ? [] : [input];
    });
    return Array.isArray(value) ? parts : (parts[0] ?? null);
  }

  /** What only points at something is nothing without it. Where there are no drafts, nor is what needs a picture. */
  #isLost(uid: UID.Component, input: Fields, lacksSomething: boolean): boolean {
    if (!lacksSomething) return false;
    if (uid === 'article.citation') return true;
    const needs = contentAttributes(this.strapi, uid).some(
      ([name, attribute]) => attribute.type === 'media' && attribute.required === true && input[name] === null,
    );
    return needs && !this.isDraft;
  }

  #inZone(part: Readonly<Fields>, known: readonly string[], path: readonly string[]): Fields[] {
    const uid = String(part.__component);
    const component = this.strapi.components[uid as UID.Component];
    if (!component || !known.includes(uid)) {
      this.#lack(path, uid);
      return [];
    }
    return [{ __component: uid, ...this.of(component.uid, part, path) }];
  }
}

/** What to save to restore a version, and what of it is gone. */
export function toInput(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  content: Content,
  links: Links,
): { data: Fields; missing: Missing[] } {
  const input = new Input(strapi, links, hasDrafts(strapi, uid));
  return { data: input.of(uid, content), missing: input.missing };
}
