import { z } from 'zod';

/** A stretch of text that is in both versions, or in one of them. */
export const piece = z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() });
export type Piece = z.infer<typeof piece>;

/** What differs in a field, or in a part of it (a block of the body, say). */
export interface Difference {
  label: string;
  change: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  /** Whether a part that changed is in another place, too. */
  isMoved?: boolean | undefined;
  /** Of a field: its text. */
  pieces: Piece[];
  /** Of a list, its parts; of a part, its fields. */
  parts: Difference[];
}

export const difference: z.ZodType<Difference> = z.object({
  label: z.string(),
  change: z.enum(['same', 'changed', 'added', 'removed', 'moved']),
  isMoved: z.boolean().optional(),
  pieces: z.array(piece),
  get parts() {
    return z.array(difference);
  },
});
