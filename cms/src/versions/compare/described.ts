/** What of a type's or a component's schema a comparison needs. */
export interface DescribedField {
  name: string;
  /** What the form calls it. */
  label: string;
  type: string;
  /** Of a component: which. In a dynamic zone, each part says so. */
  component?: string;
  /** Whether it holds several parts. */
  hasSeveral: boolean;
}

/** The fields of types and components, by uid. */
export interface Describe {
  fields(uid: string): readonly DescribedField[];
  /** What people call a component. */
  nameOf(uid: string): string;
  /** A moment, ISO in UTC, in the newsroom's words. */
  moment(at: string): string;
}
