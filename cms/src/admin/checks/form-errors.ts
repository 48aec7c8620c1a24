import type { FoundObjection } from '../../rules/check-contract';

/** A message of Strapi's form: its id among the translations, and what fills it in. */
export interface Message {
  id: string;
  defaultMessage: string;
  values?: Record<string, unknown>;
}

/** The errors of a form, as nested as its values. */
export type Errors = string | Message | { [name: string]: Errors } | Errors[];

type Node = Record<string, unknown> | unknown[];

/** What is said of a component itself, beside what is said of its fields. */
const ITSELF = '';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export const isMessage = (value: unknown): value is Message =>
  isObject(value) && typeof value.id === 'string' && typeof value.defaultMessage === 'string';

const isLeaf = (value: unknown): boolean => typeof value === 'string' || isMessage(value);
const isNode = (value: unknown): value is Node => isObject(value) && !isLeaf(value);

const get = (node: Node, key: string): unknown => (Array.isArray(node) ? node[Number(key)] : node[key]);

function set(node: Node, key: string, value: unknown): void {
  if (Array.isArray(node)) node[Number(key)] = value;
  else node[key] = value;
}

const isIndex = (key: string | undefined): boolean => key !== undefined && /^\d+$/.test(key);

/** The part of the errors at a key. What was said of the whole stays, beside what comes. Lists are lists: Strapi unfolds their items. */
function nodeAt(node: Node, key: string, next: string | undefined): Node {
  const there = get(node, key);
  if (isNode(there)) return there;
  const made: Node = isIndex(next) && there === undefined ? [] : {};
  if (there !== undefined) set(made, ITSELF, there);
  set(node, key, made);
  return made;
}

/** Strapi's own message says less than ours of the same field. */
function put(node: Node, key: string, message: string | Message): void {
  const there = get(node, key);
  if (isNode(there)) set(there, ITSELF, message);
  else if (typeof there === 'string' && typeof message === 'string') set(node, key, `${there} ${message}`);
  else set(node, key, message);
}

export interface Link {
  href: string;
  title: string;
}

/** By the id, a message that has a link beside it. */
const LINKED = 'patient-press.objection';

const messageOf = ({ message, other }: FoundObjection): string | Message => {
  if (!other) return message;
  const href = `/content-manager/collection-types/${other.contentType}/${other.documentId}`;
  return { id: LINKED, defaultMessage: '{message}', values: { message, href, title: other.title } };
};

/** The errors of the form's own checks, and what the cms objects to, together. */
export function mergeErrors(own: unknown, objections: readonly FoundObjection[]): Record<string, unknown> {
  const merged: Record<string, unknown> = isNode(own) && !Array.isArray(own) ? structuredClone(own) : {};
  for (const objection of objections) {
    const keys = objection.path.map(String);
    const last = keys.pop();
    if (last === undefined) continue;
    let node: Node = merged;
    for (const [index, key] of keys.entries()) node = nodeAt(node, key, keys[index + 1] ?? last);
    put(node, last, messageOf(objection));
  }
  return merged;
}

export interface FoundError {
  path: string[];
  message: string | Message;
  link?: Link;
}

const linkOf = (message: string | Message): Link | undefined => {
  if (!isMessage(message) || message.id !== LINKED) return undefined;
  const { href, title } = message.values ?? {};
  return typeof href === 'string' && typeof title === 'string' ? { href, title } : undefined;
};

/** Every error of a form, in the order in which the form has its fields. */
export function listErrors(errors: unknown, order: readonly string[]): FoundError[] {
  const list = (node: unknown, path: string[]): FoundError[] => {
    if (typeof node === 'string' || isMessage(node)) {
      const link = linkOf(node);
      return [{ path, message: node, ...(link && { link }) }];
    }
    if (!isNode(node)) return [];
    return Object.entries(node).flatMap(([key, child]) => list(child, key === ITSELF ? path : [...path, key]));
  };
  const place = ({ path }: FoundError) => {
    const at = order.indexOf(path[0] ?? '');
    return at < 0 ? order.length : at;
  };
  return list(errors, []).sort((one, other) => place(one) - place(other));
}
