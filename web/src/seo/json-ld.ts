import type { Graph, Thing } from 'schema-dts';

export type GraphNode = Exclude<Thing, string>;

/** A JSON-LD document, safe inside `<script>`: no text of an editor's can close the element or open a comment. */
export const formatJsonLd = (nodes: GraphNode[]): string => {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': nodes };
  return JSON.stringify(graph).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
};
