import type { Graph, Thing } from 'schema-dts';

/** A schema.org type as an object; its name alone, as a string, is left out. */
export type NodeOf<T extends Thing> = Exclude<T, string>;
export type GraphNode = NodeOf<Thing>;

/** A JSON-LD document, safe inside `<script>`: no text of an editor's can close the element or open a comment. */
export const formatJsonLd = (nodes: GraphNode[]): string => {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': nodes };
  return JSON.stringify(graph)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
};
