/** What Strapi is asked for of a relation, a medium, a component or a dynamic zone: https://docs.strapi.io/cms/api/rest/populate-select */
export interface Populated {
  /** Of a relation or a medium; its `id` comes with them. */
  readonly fields?: readonly string[];
  readonly populate?: Populate;
  /** Of a dynamic zone, by component. */
  readonly on?: { readonly [component: string]: true | Populated };
}

/** What is asked for beside a document's plain fields, by attribute. */
export interface Populate {
  readonly [attribute: string]: true | Populated;
}
