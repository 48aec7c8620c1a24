import { z } from 'zod';

const session = z.object({ data: z.object({ token: z.string() }) });
const saved = z.object({ data: z.object({ documentId: z.string() }) });
const uploaded = z.tuple([z.object({ id: z.number() })]);
const files = z.object({ results: z.tuple([z.object({ id: z.number() })]) });
const listed = z.object({ results: z.array(z.looseObject({})) });

/** What an editor does in Strapi's admin, over the addresses that the admin itself uses. */
export interface Admin {
  /** Saves a new document, and publishes it if its type has drafts. @returns its documentId. */
  create(name: string, document: object, options?: { publish: boolean }): Promise<string>;
  /** Saves some fields of a document. */
  edit(name: string, documentId: string, fields: object): Promise<void>;
  /** Saves some fields of a document, and publishes it. */
  publish(name: string, documentId: string, fields?: object): Promise<void>;
  unpublish(name: string, documentId: string): Promise<void>;
  /** Copies a document into a draft of its own, with some fields of its own. @returns the copy's documentId. */
  duplicate(name: string, documentId: string, fields: object): Promise<string>;
  /** Saves the document of a single type. */
  save(name: string, document: object): Promise<void>;
  /** Reads what one of the newsroom's own routes answers, all of it. */
  read(path: string): Promise<unknown>;
  /** As `read`, of a route that is asked with a body. */
  ask(path: string, body: object): Promise<unknown>;
  /** Puts a file into the media library. @returns its id. */
  upload(name: string, type: string, bytes: Uint8Array<ArrayBuffer>): Promise<number>;
  /** @returns the id of a picture in the media library. @throws Error when there is none. */
  anyPicture(): Promise<number>;
  /** The documents of a type, at most a hundred, those that were made first before the others. */
  list(name: string): Promise<Record<string, unknown>[]>;
  remove(name: string, documentId: string): Promise<void>;
}

/** Relations, as the admin sends them. */
export const connect = (...documentIds: string[]) => ({ connect: documentIds.map((documentId) => ({ documentId })) });

/**
 * Logs in to the admin.
 * @throws Error with Strapi's answer whenever it refuses anything.
 */
export async function logIn(cmsUrl: string, login: { email: string; password: string }): Promise<Admin> {
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: object | null,
    token?: string,
  ): Promise<unknown> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${cmsUrl}${path}`, {
      method,
      headers: {
        ...(body && !isForm && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        // It works alone: there is no one whose work it could overwrite.
        'if-match': '*',
      },
      body: isForm ? body : body && JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const { token } = session.parse(await send('POST', '/admin/login', login)).data;
  const collection = (name: string) => `/content-manager/collection-types/api::${name}.${name}`;
  return {
    async create(name, document, { publish } = { publish: false }) {
      const path = `${collection(name)}${publish ? '/actions/publish' : ''}`;
      return saved.parse(await send('POST', path, document, token)).data.documentId;
    },
    async edit(name, documentId, fields) {
      await send('PUT', `${collection(name)}/${documentId}`, fields, token);
    },
    async publish(name, documentId, fields = {}) {
      await send('POST', `${collection(name)}/${documentId}/actions/publish`, fields, token);
    },
    async unpublish(name, documentId) {
      await send('POST', `${collection(name)}/${documentId}/actions/unpublish`, {}, token);
    },
    async duplicate(name, documentId, fields) {
      const path = `${collection(name)}/clone/${documentId}`;
      return saved.parse(await send('POST', path, fields, token)).data.documentId;
    },
    async save(name, document) {
      await send('PUT', `/content-manager/single-types/api::${name}.${name}`, document, token);
    },
    read: (path) => send('GET', path, null, token),
    ask: (path, body) => send('POST', path, body, token),
    async upload(name, type, bytes) {
      const form = new FormData();
      form.set('files', new Blob([bytes], { type }), name);
      form.set('fileInfo', JSON.stringify({ name }));
      const [file] = uploaded.parse(await send('POST', '/upload', form, token));
      return file.id;
    },
    async anyPicture() {
      const query = 'filters[mime][$startsWith]=image/jpeg&pageSize=1';
      return files.parse(await send('GET', `/upload/files?${query}`, null, token)).results[0].id;
    },
    async list(name) {
      return listed.parse(await send('GET', `${collection(name)}?pageSize=100&sort=id`, null, token)).results;
    },
    async remove(name, documentId) {
      await send('DELETE', `${collection(name)}/${documentId}`, null, token);
    },
  };
}
