import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());
export type Fields = z.infer<typeof fields>;

const failure = z.object({
  message: z.string(),
  details: z
    .object({ errors: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })) })
    .catch({ errors: [] }),
});

/** What the admin API answered: where the editor's browser finds documents, and where it finds messages. */
export interface Answer {
  status: number;
  /** The document or thing that was asked for; empty when there is none. */
  data: Fields;
  /** The documents or things of a list; empty when it is none. */
  list: Fields[];
  /** The message shown above the form; empty when all is well. */
  message: string;
  /** The messages shown under fields, by path: `sources.0.source`. */
  messages: Record<string, string>;
}

/** Strapi wraps what it answers with, or not, depending on the address. */
function readAnswer(status: number, received: unknown): Answer {
  const wrapped = fields.catch({}).parse(received);
  const list = [received, wrapped.data, wrapped.results]
    .map((found) => z.array(fields).safeParse(found).data)
    .find(Boolean);
  const { message, details } = failure.catch({ message: '', details: { errors: [] } }).parse(wrapped.error);
  const messages = Object.fromEntries(details.errors.map((error) => [error.path.join('.'), error.message]));
  return { status, data: fields.safeParse(wrapped.data).data ?? wrapped, list: list ?? [], message, messages };
}

/** The admin API as the browser of one logged-in user calls it. */
export interface Session {
  /** For what is asked for otherwise than with `call`. */
  token: string;
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, sent?: object): Promise<Answer>;
}

/** The content manager's address of a collection, or of one of its documents. */
export const collection = (uid: string, documentId?: unknown) =>
  `/content-manager/collection-types/${uid}${documentId ? `/${String(documentId)}` : ''}`;
export const single = (uid: string) => `/content-manager/single-types/${uid}`;

function session(cmsUrl: string, token: string): Session {
  return {
    token,
    async call(method, path, sent) {
      const response = await fetch(cmsUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(sent && !(sent instanceof FormData) && { 'content-type': 'application/json' }),
        },
        ...(sent && { body: sent instanceof FormData ? sent : JSON.stringify(sent) }),
      });
      const isJson = response.headers.get('content-type')?.includes('json');
      return readAnswer(response.status, isJson ? await response.json() : await response.text());
    },
  };
}

async function tokenFrom(cmsUrl: string, path: string, sent: object): Promise<string> {
  const response = await fetch(cmsUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return z.object({ data: z.object({ token: z.string() }) }).parse(await response.json()).data.token;
}

/** Logs in with e-mail and password. Strapi allows one person five attempts in five minutes. */
export const logIn = async (cmsUrl: string, administrator: { email: string; password: string }): Promise<Session> =>
  session(cmsUrl, await tokenFrom(cmsUrl, '/admin/login', administrator));

/** The stack's first administrator. All test files share one login, so that together they stay below Strapi's limit. */
export async function asAdministrator(stack: {
  cmsUrl: string;
  dataDir: string;
  administrator: { email: string; password: string };
}): Promise<Session> {
  const kept = join(stack.dataDir, 'administrator-token');
  if (!existsSync(kept))
    writeFileSync(kept, await tokenFrom(stack.cmsUrl, '/admin/login', stack.administrator), { mode: 0o600 });
  return session(stack.cmsUrl, readFileSync(kept, 'utf8'));
}

/** A new user with one role, invited by the administrator, who has followed the invitation and is logged in. */
export async function asRole(cmsUrl: string, administrator: Session, code: string): Promise<Session> {
  const role = (await administrator.call('GET', '/admin/roles')).list.find((one) => one.code === code);
  if (!role) throw new Error(`There is no role ${code}.`);
  const person = { firstname: 'Sample', lastname: code };
  const invited = await administrator.call('POST', '/admin/users', {
    ...person,
    email: `${code}-${randomUUID()}@example.com`,
    roles: [role.id],
  });
  const { registrationToken } = invited.data;
  return session(
    cmsUrl,
    await tokenFrom(cmsUrl, '/admin/register', {
      registrationToken,
      userInfo: { ...person, password: 'Sample-passw0rd' },
    }),
  );
}
