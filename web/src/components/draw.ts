type ByType<U extends { type: string }> = { [Member in U as Member['type']]: Member };

/** One renderer for each member of a union, none missing and none too many. */
export type Renderers<U extends { type: string }> = {
  [T in keyof ByType<U>]: (value: ByType<U>[T]) => unknown;
};

/** Draws one member of a union with the renderer of its type; an unknown or forgotten type does not compile. */
export const draw = <U extends { type: string }, T extends keyof ByType<U>>(
  type: T,
  value: ByType<U>[T],
  renderers: Renderers<U>,
): unknown => renderers[type](value);
