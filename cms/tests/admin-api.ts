import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());
export type Fields = z.infer<typeof fields>;

const body = z.object({
  data: z.unknown(),
  results: z.array(fields).default([]),
  error: z
    .object({
      message: z.string(),
      details: z.object({ errors: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })).default([]) }).catch({ errors: [] }),
    })
    .nullish(),
});

/** What the admin API answered: where the editor's browser finds documents, and where it finds messages. */
export interface Answer {
  status: number;
  /** The document or thing that was asked for; empty when there is none. */
  data: Fields;
  /** The documents of a list. */
  results: Fields[];
  /** The message shown above the form; empty when all is well. */
  message: string;
  /** The messages shown under fields, by path: `sources.0.source`. */
  messages: Record<string, string>;
}

/** The admin API as the browser of one logged-in user calls it. */
export interface Session {
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, sent?: object): Promise<Answer>;
}

/** The content manager's address of a collection, or of one of its documents. */
export const collection = (uid: string, documentId?: unknown) => `/content-manager/collection-types/${uid}${documentId ? `/${String(documentId)}` : ''}`;
export const single = (uid: string) => `/content-manager/single-types/${uid}`;

function session(cmsUrl: string, token: string): Session {
  return {
    async call(method, path, sent) {
      const response = await fetch(cmsUrl + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(sent && !(sent instanceof FormData) && { 'content-type': 'application/json' }) },
        ...(sent && { body: sent instanceof FormData ? sent : JSON.stringify(sent) }),
      });
      const received = await response.text();
      const parsed: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(received) : {};
      const { data, results, error } = body.parse(Array.isArray(parsed) ? { data: parsed[0] } : parsed);
      const plain = fields.safeParse(data ?? parsed);
      return {
        status: response.status,
        data: plain.success ? plain.data : {},
        results,
        message: error?.message ?? '',
        messages: Object.fromEntries((error?.details.errors ?? []).map(({ path: place, message }) => [place.join('.'), message])),
      };
    },
  };
}

async function tokenFrom(cmsUrl: string, path: string, sent: object): Promise<string> {
  const response = await fetch(cmsUrl + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return z.object({ data: z.object({ token: z.string() }) }).parse(await response.json()).data.token;
}

/** Logs in with e-mail and password. Strapi allows one person five attempts in five minutes. */
export const logIn = async (cmsUrl: string, administrator: { email: string; password: string }): Promise<Session> =>
  session(cmsUrl, await tokenFrom(cmsUrl, '/admin/login', administrator));

/** The stack's first administrator. All test files share one login, so that together they stay below Strapi's limit. */
export async function asAdministrator(stack: { cmsUrl: string; dataDir: string; administrator: { email: string; password: string } }): Promise<Session> {
  const kept = join(stack.dataDir, 'administrator-token');
  if (!existsSync(kept)) writeFileSync(kept, await tokenFrom(stack.cmsUrl, '/admin/login', stack.administrator), { mode: 0o600 });
  return session(stack.cmsUrl, readFileSync(kept, 'utf8'));
}

/** A new user with one role, invited by the administrator, who has followed the invitation and is logged in. */
export async function asRole(cmsUrl: string, administrator: Session, code: string): Promise<Session> {
  const roles = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
  const listed = roles.parse({ data: await listRoles(cmsUrl, administrator) });
  const role = listed.data.find((one) => one.code === code);
  if (!role) throw new Error(`There is no role ${code}, only ${listed.data.map((one) => one.code).join(', ')}.`);
  const email = `${code}-${randomUUID()}@example.com`;
  const invited = await administrator.call('POST', '/admin/users', { email, firstname: 'Sample', lastname: role.code, roles: [role.id] });
  const userInfo = { firstname: 'Sample', lastname: role.code, password: 'Sample-passw0rd' };
  return session(cmsUrl, await tokenFrom(cmsUrl, '/admin/register', { registrationToken: invited.data.registrationToken, userInfo }));
}
