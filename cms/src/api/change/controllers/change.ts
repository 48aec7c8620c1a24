import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { CursorGoneError } from '../../../feed/changes';
import { followChanges } from '../../../feed/feed';

/** A snapshot of Postgres, `xmin:xmax:xip,xip`; or, from versions before, one transaction ID. */
const CURSOR = /^\d{1,20}(:\d{1,20}:(\d{1,20}(,\d{1,20})*)?)?$/;
/** Room for more open transactions than a database server takes connections, in an address that servers take. */
const CURSOR_LENGTH = 8000;

const query = z.object({
  after: z
    .string()
    .max(CURSOR_LENGTH, 'is too long for a cursor')
    .regex(CURSOR, 'is a cursor that an earlier answer gave')
    .optional(),
  wait: z.coerce.number().min(0).max(60).default(0),
});

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * `GET /api/changes?after=<cursor>&wait=<seconds>` → `{ cursor, changes: [{ contentType, documentId }], ageMs }`,
   * for the press.
   * Waits up to `wait` seconds (60 at most) until there is something to report. Without `after`: the feed's current cursor.
   * 400 for a malformed question, 410 when the cursor is gone, which means: sync in full.
   */
  async find(ctx: {
    query: unknown;
    res: NodeJS.EventEmitter;
    body: unknown;
    status: number;
    badRequest(message: string): void;
  }) {
    const parsed = query.safeParse(ctx.query);
    if (!parsed.success) {
      return ctx.badRequest(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
    }
    const closed = new AbortController();
    ctx.res.once('close', () => closed.abort());
    try {
      ctx.body = await followChanges(strapi, parsed.data.after, parsed.data.wait * 1000, closed.signal);
    } catch (error) {
      if (!(error instanceof CursorGoneError)) throw error;
      ctx.status = 410;
      ctx.body = { code: 'cursor-gone', message: error.message };
    }
  },
});
