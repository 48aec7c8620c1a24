import { BAD_VERSION, NEEDS_VERSION, STALE_VERSION, type StaleDetails, type StaleDocument } from './contract';

/** Koa's context, as far as a refusal is written to it. */
interface Answering {
  status: number;
  body: unknown;
  set(header: string, value: string): void;
}

/** Answers as Strapi answers an error, so that its admin shows the message. */
function refuse(ctx: Answering, status: number, name: string, message: string, details: object): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.status = status;
  ctx.body = { data: null, error: { status, name, message, details } };
}

const howTo =
  'Read the draft first, and send its updatedAt in quotes in the header If-Match. To overwrite whatever is there, send If-Match: *.';

export const refuseWithoutVersion = (ctx: Answering): void =>
  refuse(
    ctx,
    428,
    'PreconditionRequiredError',
    `Nothing was changed, because the request doesn’t say which version it changes. ${howTo}`,
    { code: NEEDS_VERSION },
  );

export const refuseUnreadable = (ctx: Answering, why: string): void =>
  refuse(
    ctx,
    400,
    'ValidationError',
    `Nothing was changed, because the header If-Match can’t be read. ${why} ${howTo}`,
    {
      code: BAD_VERSION,
    },
  );

export const refuseOtherList = (ctx: Answering): void =>
  refuse(ctx, 400, 'ValidationError', 'Nothing was changed: “documentIds” must be a list of ids.', {});

function sentenceAbout({ title, change, updatedBy }: StaleDocument): string {
  const name = title ? `“${title}”` : 'The document';
  if (change === 'saved' && updatedBy) return `${updatedBy.name} saved ${name} after you opened it.`;
  return `${name} was ${change === 'saved' ? 'changed' : change} after you opened it.`;
}

/** @param documents those that changed; at least one. */
export function refuseStale(ctx: Answering, documents: StaleDocument[], isBulk: boolean): void {
  const what = isBulk
    ? 'Nothing was changed. Reload the list, look at them, and try again.'
    : 'Nothing was overwritten.';
  const details = { code: STALE_VERSION, documents } satisfies StaleDetails;
  const message = `${documents.map(sentenceAbout).join(' ')} ${what}`;
  refuse(ctx, 412, 'PreconditionFailedError', message, details);
}
