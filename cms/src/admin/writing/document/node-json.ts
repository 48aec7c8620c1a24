/** A document of the writing field as JSON, in ProseMirror's form: every attribute is written, texts with the same marks are one. */
export interface NodeJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: MarkJson[];
  text?: string;
}

export interface MarkJson {
  type: string;
  attrs?: Record<string, unknown>;
}

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const attr = (node: NodeJson, name: string): unknown => node.attrs?.[name];

export const children = (node: NodeJson | undefined): NodeJson[] => node?.content ?? [];

/** A node in ProseMirror's form, which has no `content` when it is empty. */
export const nodeOf = (type: string, attrs: Fields | null, content: NodeJson[] = []): NodeJson => ({
  type,
  ...(attrs && { attrs }),
  ...(content.length > 0 && { content }),
});

/** Whether two values of JSON are the same, in whatever order their keys are. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
  }
  if (!isFields(one) || !isFields(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => key in other && isSameJson(one[key], other[key]))
  );
}
