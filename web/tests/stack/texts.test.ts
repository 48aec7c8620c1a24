import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { completeArticle, create, publish } from '../../../cms/tests/fixtures/samples.ts';
import {
  ARTICLE,
  administrator,
  edit,
  pathOf,
  publishedArticle,
  replace,
  untilAllLive,
  upload,
} from '../fixtures/newsroom.ts';
import { statusOf } from '../fixtures/press.ts';

const written = (type: string, ...children: (string | Fields)[]) => ({
  type,
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', text: child } : child)),
});
const marked = (mark: string) => ({ type: 'text', text: `is ${mark}`, [mark]: true });
const text = (...content: Fields[]) => ({ __component: 'body.rich-text', content });

const fetchPage = async (article: Fields) => (await fetch(stack.siteUrl + pathOf(article))).text();

/** A picture as Strapi's editor puts it into a text: without its documentId, under the cms's own address. */
function inserted(file: Fields): Fields {
  const names = ['name', 'caption', 'width', 'height', 'formats', 'hash', 'ext', 'mime', 'size', 'provider'];
  const copied = Object.fromEntries([...names, 'createdAt', 'updatedAt'].map((name) => [name, file[name]]));
  const image = { ...copied, url: stack.cmsUrl + String(file.url), alternativeText: file.alternativeText || file.name };
  return { type: 'image', image, children: [{ type: 'text', text: '' }] };
}

const describeFile = ({ id }: Fields, alternativeText: string) =>
  administrator.call('PUT', `/upload/files/${String(id)}`, { fileInfo: { alternativeText } });

test('readers see everything that the editor’s toolbar can make of a text', async () => {
  const article = await publishedArticle({
    body: [
      text(
        ...[1, 2, 3, 4, 5, 6].map((level) => ({ ...written('heading', `Heading ${level}`), level })),
        { ...written('heading', ''), level: 2 },
        written('paragraph', 'Plain, ', ...['bold', 'italic', 'underline', 'strikethrough', 'code'].map(marked)),
        written('paragraph', 'One line\nand the next. ', {
          ...written('link', 'A link', marked('bold')),
          url: 'https://example.org/',
        }),
        { ...written('list', written('list-item', 'First')), format: 'ordered' },
        {
          ...written('list', written('list-item', 'Outer'), {
            ...written('list', written('list-item', 'Inner')),
            format: 'ordered',
            indentLevel: 1,
          }),
          format: 'unordered',
        },
        written('quote', 'Quoted words.'),
        { ...written('code', 'a < b'), language: 'plaintext' },
        written('paragraph', 'The source [1].'),
      ),
    ],
  });
  await untilAllLive();
  const page = (await fetchPage(article)).replaceAll(/\s+/g, ' ');
  for (const level of [1, 2, 3, 4, 5, 6]) expect(page).toMatch(new RegExp(`<h[234][^>]*>[^\\0]*?Heading ${level}`));
  expect(page).not.toMatch(/<h[1-6][^>]*>\s*<\/h[1-6]>/);
  for (const [mark, tag] of Object.entries({
    bold: 'strong',
    italic: 'em',
    underline: 'u',
    strikethrough: 's',
    code: 'code',
  }))
    expect(page).toMatch(new RegExp(`<${tag}> ?is ${mark} ?</${tag}>`));
  expect(page).toMatch(/One line ?<br> ?and the next/);
  expect(page).toMatch(/<a href="https:\/\/example\.org\/"[^>]*> ?A link/);
  expect(page).toMatch(/<ol> ?<li> ?First/);
  expect(page).toMatch(/<ul> ?<li> ?Outer ?<ol> ?<li> ?Inner/);
  expect(page).toMatch(/<blockquote[^>]*> ?Quoted words\./);
  expect(page).toMatch(/<code> ?a &lt; b/);
});

test('a picture in a text is shown, with the alt text and the content that the media library has now', async () => {
  const file = await upload();
  await describeFile(file, 'A drawing of eight circles.');
  const body = [text(written('paragraph', 'A statement [1].'), inserted(file))];
  const article = await publishedArticle({ body });
  await untilAllLive();
  const picture = /<img src="(\/_pictures\/[^"]+)" alt="A drawing of eight circles\."/;
  const [, first = ''] = picture.exec(await fetchPage(article)) ?? [];
  const answer = await fetch(stack.siteUrl + first);
  expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(960);

  await replace(file);
  await untilAllLive();
  const [, second = ''] = picture.exec(await fetchPage(article)) ?? [];
  expect(second).toMatch(/^\/_pictures\//);
  expect(second).not.toBe(first);
  expect((await statusOf(stack)).problems).toEqual([]);
});

test('a text with a picture without alt text is not published, and says where to write it', async () => {
  const file = await upload();
  const body = [text(written('paragraph', 'A statement [1].'), inserted(file))];
  const draft = await create(administrator, ARTICLE, await completeArticle(administrator, { body }));
  const refused = await publish(administrator, ARTICLE, draft);
  expect([refused.status, refused.messages['body.0.content']]).toEqual([
    400,
    expect.stringMatching(/has no alt text\. Add it in the Media Library/),
  ]);
  const { data } = await administrator.call('GET', collection(ARTICLE, draft.documentId));
  expect(data.body).toMatchObject([{ content: [{}, { type: 'image', image: { hash: file.hash } }] }]);
  await describeFile(file, 'A drawing of eight circles.');
  expect((await publish(administrator, ARTICLE, draft)).status).toBe(200);
});

test('a picture that was deleted is reported where a text shows it, and does not hold the text back', async () => {
  const file = await upload();
  await describeFile(file, 'A drawing of eight circles.');
  const body = [text(written('paragraph', 'A statement [1].'), inserted(file))];
  const article = await publishedArticle({ body });
  await untilAllLive();
  // No one can do this in the media library; an older version let it happen.
  await sql.query('delete from files where document_id = $1', [file.documentId]);
  await vi.waitFor(
    async () =>
      expect((await statusOf(stack)).problems).toMatchObject([
        {
          documentId: article.documentId,
          field: 'picture',
          message: expect.stringMatching(/in a text is left out because it was deleted from the media library/),
        },
      ]),
    { timeout: 30_000, interval: 20 },
  );
  expect(await fetchPage(article)).toContain('A statement');
  await edit(article, { body: [text(written('paragraph', 'A statement [1].'))] });
  await untilAllLive();
  expect((await statusOf(stack)).problems).toEqual([]);
});
