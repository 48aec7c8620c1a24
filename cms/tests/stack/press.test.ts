import { readTicket } from '@patient-press/shared/tickets';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, type Fields, type Session } from '../fixtures/admin-api.ts';
import {
  sampleDocument,
  sampleProblem,
  samplePublication,
  sampleStatus,
  startSamplePress,
} from '../fixtures/sample-press.ts';
import { completeArticle, create, createPerson, publish, word } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const PERSON = 'api::person.person';
const BANNER = 'api::cta-banner.cta-banner';
const SPONSOR = 'api::sponsor.sponsor';

const press = await startSamplePress();
const cms = await startCms({
  databaseUrl: stack.databaseUrl,
  dataDir: stack.dataDir,
  port: await freePort(),
  env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, PRESS_URL: press.url },
});
/** Writes what the others ask about, through the stack's own cms, which outlives this file's. */
const writer = await asAdministrator(stack);
const administrator = await asAdministrator({ ...stack, cmsUrl: cms.url });
const signIn = (code: string) => asRole(cms.url, administrator, code);
const [editor, reviewer, marketer, intake] = [
  await signIn('editor'),
  await signIn('reviewer'),
  await signIn('marketer'),
  await signIn('intake'),
];
const article = await create(writer, ARTICLE, await completeArticle(writer));

beforeEach(() => {
  press.answer = { json: sampleStatus() };
  press.asked.length = 0;
});
afterAll(async () => {
  await cms.stop();
  await press.stop();
});

describe('a preview', () => {
  const ask = (session: Session, uid: string, documentId: unknown, status: string) =>
    session.call('GET', `/content-manager/preview/url/${uid}?documentId=${documentId}&status=${status}`);
  const ticketIn = (url: unknown) => {
    const [, signed = ''] = /^http:\/\/[^/]+\/_preview\/([^/]+)\/$/.exec(String(url)) ?? [];
    return readTicket(stack.pressToken, 'preview', signed, Date.now() / 1000);
  };
  const previewOf = async (session: Session, uid: string, { documentId }: Fields, status: string) =>
    ticketIn((await ask(session, uid, documentId, status)).data.url);

  test('is of one version of one document, signed for the press, for this admin, for an hour', async () => {
    const { data } = await ask(editor, ARTICLE, article.documentId, 'draft');
    expect(String(data.url).startsWith(`${stack.siteUrl}/_preview/`)).toBe(true);
    const { expires, ...ticket } = ticketIn(data.url);
    expect(ticket).toEqual({
      for: 'preview',
      contentType: ARTICLE,
      documentId: article.documentId,
      version: 'draft',
      admin: cms.url,
    });
    expect(Math.abs(expires - Date.now() / 1000 - 3600)).toBeLessThan(60);
  });

  test('shows the draft of what was changed since, and what is published when that is asked for', async () => {
    const published = await create(writer, ARTICLE, await completeArticle(writer));
    expect(await publish(writer, ARTICLE, published)).toMatchObject({ status: 200 });
    expect(await previewOf(editor, ARTICLE, published, 'modified')).toMatchObject({ version: 'draft' });
    expect(await previewOf(editor, ARTICLE, published, 'published')).toMatchObject({ version: 'published' });
  });

  test('of a person, who has no drafts, shows what readers see', async () => {
    const person = await createPerson(writer);
    expect(await previewOf(editor, PERSON, person, 'draft')).toMatchObject({ version: 'published' });
  });

  test('of a banner can be seen by a marketer, and not by an editor', async () => {
    const sponsor = await create(writer, SPONSOR, {
      legalName: word(),
      responsibleAttorney: 'A. Sample',
      officeAddress: '1 Sample Street',
    });
    const banner = await create(writer, BANNER, {
      name: 'Sample banner',
      placement: 'top-bar',
      message: 'Call us.',
      label: 'Attorney advertising',
      priority: 0,
      actions: [{ kind: 'call', label: 'Call' }],
      sponsor: { connect: [{ id: sponsor.id, documentId: sponsor.documentId }] },
    });
    expect(await previewOf(marketer, BANNER, banner, 'draft')).toMatchObject({ contentType: BANNER });
    expect((await ask(editor, BANNER, banner.documentId, 'draft')).status).toBe(204);
    expect((await ask(marketer, SPONSOR, sponsor.documentId, 'draft')).status).toBe(204);
  });

  test.each<[string, Session, number]>([
    ['an editor', editor, 200],
    ['a reviewer', reviewer, 200],
    ['a marketer', marketer, 204],
    ['someone of intake', intake, 204],
  ])('of an article that %s asks for is answered with the right status', async (_, session, status) => {
    const answer = await ask(session, ARTICLE, article.documentId, 'draft');
    expect(answer.status).toBe(status);
    if (status === 204) expect(answer.data).toEqual({});
  });

  test('is not made of a document that is not there, nor of a version that is not', async () => {
    expect((await ask(editor, ARTICLE, 'nowhere', 'draft')).status).toBe(204);
    expect((await ask(editor, ARTICLE, article.documentId, 'published')).status).toBe(204);
  });

  test('and its document’s place are closed where a role’s condition closes the document', async () => {
    const read = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE };
    const role = (await administrator.call('POST', '/admin/roles', { name: word(), description: '' })).data;
    const own = { ...read, properties: { fields: ['headline'] }, conditions: ['admin::is-creator'] };
    const permissions = { permissions: [own] };
    expect((await administrator.call('PUT', `/admin/roles/${role.id}/permissions`, permissions)).status).toBe(200);
    const person = await signIn(String(role.code));
    expect((await ask(person, ARTICLE, article.documentId, 'draft')).status).toBe(204);
    expect((await person.call('GET', `/press/documents/${ARTICLE}/${article.documentId}`)).status).toBe(403);
    const { data } = await administrator.call('GET', `/admin/users?_q=${role.code}`);
    for (const { id } of z.array(z.object({ id: z.number() })).parse(data.results))
      await administrator.call('DELETE', `/admin/users/${id}`);
    expect((await administrator.call('DELETE', `/admin/roles/${role.id}`)).status).toBe(200);
  });
});

describe('how the site does', () => {
  const ask = async (session: Session) => (await session.call('GET', '/press/status')).data;

  test('is asked of the press with its token, and shown with a link that the press lets in for an hour', async () => {
    const { statusUrl, ...status } = await ask(administrator);
    expect(status).toMatchObject({ press: 'answers', isHealthy: true, queue: 0, otherProblems: 0, problems: [] });
    expect(status.lastPublication).toEqual(samplePublication());
    expect(press.asked).toEqual([{ path: '/_press/status', token: `Bearer ${stack.pressToken}` }]);
    const url = new URL(String(statusUrl));
    expect(url.origin + url.pathname).toBe(`${stack.siteUrl}/_press/status`);
    const ticket = readTicket(stack.pressToken, 'status', url.searchParams.get('ticket') ?? '', Date.now() / 1000);
    expect(Math.abs(ticket.expires - Date.now() / 1000 - 3600)).toBeLessThan(60);
  });

  test('names only documents that the administrator may read, and counts the others', async () => {
    const documents = [
      { contentType: ARTICLE, documentId: 'one', title: 'An article' },
      { contentType: BANNER, documentId: 'two', title: 'A banner' },
    ];
    const banner = { contentType: BANNER, documentId: 'two', title: 'A banner', field: 'message' };
    const settings = { contentType: 'api::site-settings.site-settings', documentId: 'three', title: 'Settings' };
    press.answer = {
      json: sampleStatus({
        isHealthy: false,
        problems: [sampleProblem({ documentId: 'one' }), sampleProblem(banner), sampleProblem(settings)],
        publications: [samplePublication({ documents })],
      }),
    };
    const [byEditor, byMarketer, byIntake, byChief] = [
      await ask(editor),
      await ask(marketer),
      await ask(intake),
      await ask(administrator),
    ];
    expect(byEditor).toMatchObject({
      otherProblems: 2,
      problems: [
        { field: 'Body, 3', typeName: 'Article', editPath: `/content-manager/collection-types/${ARTICLE}/one` },
      ],
    });
    expect(JSON.stringify(byEditor)).not.toContain('A banner');
    expect(byMarketer).toMatchObject({ otherProblems: 2, problems: [{ title: 'A banner' }] });
    expect(JSON.stringify(byMarketer)).not.toContain('An article');
    expect(byIntake).toMatchObject({ otherProblems: 3, problems: [], lastPublication: { documents: [] } });
    expect(byChief).toMatchObject({
      otherProblems: 0,
      problems: [{}, {}, { editPath: `/content-manager/single-types/${settings.contentType}` }],
    });
    // The press's own page names everything.
    expect([byEditor.statusUrl, byMarketer.statusUrl, byIntake.statusUrl]).toEqual([null, null, null]);
  });

  const failures: [string, typeof press.answer, RegExp][] = [
    [
      'does not answer in time',
      'silence',
      /doesn’t respond at \S+ \(no response within 3 seconds\)\. Start it, or set PRESS_URL/,
    ],
    ['answers with something else', { text: '<html>' }, /isn’t this version’s press/],
    ['answers with broken JSON', { text: '{"isHealthy":' }, /isn’t this version’s press \(its response: /],
    ['leaves out what it should say', { json: { isHealthy: true } }, /isn’t this version’s press \(failure: /],
    ['refuses the token', { status: 401 }, /doesn’t accept the cms’s token\. Give both the same PRESS_TOKEN/],
    ['fails', { status: 500 }, /responded with an error \(500\)/],
  ];
  test.each(failures)('is reported in words when the press %s', async (_, answer, words) => {
    press.answer = answer;
    const status = await ask(administrator);
    expect(status).toEqual({ press: 'silent', failure: expect.stringMatching(words) });
    expect(status.failure).toMatch(/Readers still see the current pages\.$/);
    expect(status.failure).not.toContain(stack.pressToken);
  });

  test('is reported in words when the press is down, and is well again when it is back', async () => {
    await press.stop();
    expect(await ask(administrator)).toMatchObject({
      press: 'silent',
      failure: `The press doesn’t respond at ${press.url} (ECONNREFUSED). Start it, or set PRESS_URL to its URL. Readers still see the current pages.`,
    });
    await press.start();
    expect(await ask(administrator)).toMatchObject({ press: 'answers', isHealthy: true });
  });
});

describe('how far a document is on its way to readers', () => {
  const path = `/press/documents/${ARTICLE}/${article.documentId}`;

  test('is shown beside what the newsroom published, with the whole address of its page', async () => {
    press.answer = { json: sampleDocument({ live: null, version: null }) };
    expect((await editor.call('GET', path)).data).toMatchObject({ press: 'answers', live: null, published: null });
    const published = await create(writer, ARTICLE, await completeArticle(writer));
    await publish(writer, ARTICLE, published);
    press.answer = { json: sampleDocument() };
    const { data } = await editor.call('GET', `/press/documents/${ARTICLE}/${published.documentId}`);
    expect(data).toMatchObject({ live: { url: `${stack.siteUrl}/articles/a-document/` } });
    expect(Math.abs(Date.parse(String(data.published)) - Date.now())).toBeLessThan(60_000);
    expect(press.asked.at(-1)?.path).toBe(`/_press/documents/${ARTICLE}/${published.documentId}`);
  });

  test.each<[string, Session, number]>([
    ['an editor', editor, 200],
    ['a reviewer', reviewer, 200],
    ['a marketer', marketer, 403],
    ['someone of intake', intake, 403],
  ])('is answered with the right status when %s asks for an article', async (_, session, status) => {
    press.answer = { json: sampleDocument() };
    expect((await session.call('GET', path)).status).toBe(status);
    if (status === 403) expect(press.asked).toEqual([]);
  });

  test('is refused of documents that are not there, and of types that the site does not show', async () => {
    expect((await editor.call('GET', `/press/documents/${ARTICLE}/nowhere`)).status).toBe(403);
    const statusOf = async (uid: string) => (await administrator.call('GET', `/press/documents/${uid}/1`)).status;
    for (const uid of ['admin::user', 'toString']) expect([uid, await statusOf(uid)]).toEqual([uid, 404]);
    expect(await statusOf('api::guide-download.guide-download')).toBe(403);
  });

  test('is reported in words when the press does not answer', async () => {
    press.answer = { status: 502 };
    expect((await editor.call('GET', path)).data).toMatchObject({ press: 'silent' });
  });
});

test('no one sees anything without logging in, the press’s token included', async () => {
  for (const path of [
    '/press/status',
    `/press/documents/${ARTICLE}/${article.documentId}`,
    `/content-manager/preview/url/${ARTICLE}?documentId=${article.documentId}`,
  ]) {
    expect((await fetch(cms.url + path)).status).toBe(401);
    const headers = { authorization: `Bearer ${stack.pressToken}` };
    expect((await fetch(cms.url + path, { headers })).status).toBe(401);
  }
  expect(press.asked).toEqual([]);
});
