import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { stringify } from 'qs';
import { z } from 'zod';
import { environment } from './environment.ts';

/** The cms did not give what was asked for. The message says which address, what it answered and what to do. */
export class CmsError extends Error {
  override name = 'CmsError';
  /** What the cms answered; undefined when it could not be reached. */
  readonly status: number | undefined;

  constructor(message: string, { status, ...options }: ErrorOptions & { status?: number } = {}) {
    super(message, options);
    this.status = status;
  }
}

const hint: Record<number, string> = {
  401: 'The press and the cms must be given the same PRESS_TOKEN.',
  403: 'The API token “Press” in the admin may not read this: give it back find and findOne, or delete it and restart the cms.',
};

/**
 * Asks the cms for a path, with the press's token.
 * @throws CmsError when it cannot be reached or answers anything but 2xx.
 */
export async function fetchFromCms(path: string): Promise<Response> {
  const url = `${environment.CMS_URL}${path}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${environment.pressToken()}` } }).catch(
    (error: unknown) => {
      const cause =
        error instanceof Error && error.cause instanceof Error
          ? error.cause.message || error.cause.name
          : String(error);
      throw new CmsError(
        `The cms at ${environment.CMS_URL} cannot be reached (${cause}). Start it, or set CMS_URL to where it runs. The site stays as it was.`,
        { cause: error },
      );
    },
  );
  if (!response.ok) {
    const [address] = url.split('?');
    const { status } = response;
    throw new CmsError(`The cms answered ${status} to ${address}. ${hint[status] ?? 'Its log says why.'}`, { status });
  }
  return response;
}

const list = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ pageCount: z.number().int() }) }),
});
const single = z.object({ data: z.unknown() });

const PAGE_SIZE = 200;
const AT_ONCE = 4;

async function fetchPage(name: ContentTypeName, page: number) {
  const query = stringify(
    { populate: contentTypes[name].populate, sort: 'documentId', pagination: { page, pageSize: PAGE_SIZE } },
    { encodeValuesOnly: true },
  );
  return list.parse(await (await fetchFromCms(`/api/${name}?${query}`)).json());
}

async function fetchSingle(name: ContentTypeName): Promise<unknown[]> {
  const query = stringify({ populate: contentTypes[name].populate }, { encodeValuesOnly: true });
  const response = await fetchFromCms(`/api/${name}?${query}`).catch((error: unknown) => {
    // A single type that was never saved does not exist, says Strapi.
    if (error instanceof CmsError && error.status === 404) return null;
    throw error;
  });
  return response ? [single.parse(await response.json()).data] : [];
}

/** Hands on every published document of a type, unparsed and some at a time, so that they need not all be held. */
export async function eachDocument(
  name: ContentTypeName,
  handle: (documents: unknown[]) => Promise<void> | void,
): Promise<void> {
  if (contentTypes[name].single) return handle(await fetchSingle(name));
  const first = await fetchPage(name, 1);
  await handle(first.data);
  const numbers = Array.from({ length: first.meta.pagination.pageCount - 1 }, (_, index) => index + 2);
  const fetchNext = async (): Promise<void> => {
    for (let page = numbers.shift(); page !== undefined; page = numbers.shift()) {
      await handle((await fetchPage(name, page)).data);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}
