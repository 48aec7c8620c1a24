import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { fileForm, uploadFile } from '../fixtures/media-library.ts';
import { onePage, pdfOf, samplePdf } from '../fixtures/sample-pdf.ts';
import { create, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const GUIDE = 'api::guide.guide';
const ENCRYPTION = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >> /ID [<00><00>] `;
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

const bad: [string, string, RegExp][] = [
  ['is a web page', '<!doctype html><script>alert(1)</script>', /isn’t an image or a PDF/],
  ['has the beginning of a PDF only', '%PDF-1.7\n% Nothing.\n%%EOF\n', /is incomplete/],
  ['lacks its end', samplePdf().slice(0, -60), /is incomplete: its end is missing/],
  ['was cut in its middle', samplePdf(9000).slice(0, 4000), /is incomplete/],
  ['is encrypted', pdfOf(onePage(), ENCRYPTION), /is encrypted or password-protected/],
  [
    'has no pages',
    pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
    /has no pages/,
  ],
  ['runs a script when it is opened', pdfOf(onePage({ catalog: `/OpenAction ${script}` })), /a script \(JavaScript\)/],
  [
    'has a script by name',
    pdfOf(onePage({ catalog: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` })),
    /JavaScript/,
  ],
  ['hides the name of its script', pdfOf(onePage({ page: '/Annots [<< /A << /S /J#61vaScript >> >>]' })), /JavaScript/],
  ['runs a program', pdfOf(onePage({ page: '/Annots [<< /A << /S /Launch /F (cmd.exe) >> >>]' })), /Launch/],
  [
    'does something on each page',
    pdfOf(onePage({ page: '/AA << /O << /S /URI /URI (https://x.example) >> >>' })),
    /page/,
  ],
  [
    'opens a website',
    pdfOf(onePage({ catalog: '/OpenAction << /S /URI /URI (https://x.example) >>' })),
    /when it is opened/,
  ],
  ['holds another file', pdfOf(onePage({ catalog: '/Names << /EmbeddedFiles << /Names [] >> >>' })), /attached file/],
  ['has a form that calculates', pdfOf(onePage({ catalog: '/AcroForm << /XFA [] >>' })), /XFA/],
];

test.each(bad)('a PDF that %s is refused, with the reason', async (_, content, reason) => {
  const answer = await editor.call('POST', '/upload', fileForm(content, 'guide.pdf', 'application/pdf'));
  expect(answer.status).toBe(400);
  expect(answer.message).toMatch(/^“guide\.pdf” /);
  expect(answer.message).toMatch(reason);
});

test.each([
  ['with a page', samplePdf()],
  ['with a link to the web', pdfOf(onePage({ page: '/Annots [<< /A << /S /URI /URI (https://x.example) >> >>]' }))],
  ['that opens on a page of its own', pdfOf(onePage({ catalog: '/OpenAction [3 0 R /Fit] ' }))],
])('a PDF %s is a guide', async (_, content) => {
  const file = await uploadFile(editor, content, 'guide.pdf');
  const sample = { title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open', file: file.id };
  const guide = await create(editor, 'api::guide.guide', sample);
  expect(await publish(editor, GUIDE, guide)).toMatchObject({ status: 200, message: '' });
});

test.each(bad)('a file of an older version that %s is not published as a guide', async (_, content) => {
  const file = await uploadFile(editor, samplePdf(), 'guide.pdf');
  writeFileSync(join(stack.dataDir, 'private', `${String(file.hash)}.pdf`), content);
  const sample = { title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open', file: file.id };
  const guide = await create(editor, GUIDE, sample);
  const { status, messages } = await publish(editor, GUIDE, guide);
  expect([status, messages.file]).toEqual([400, expect.stringMatching(/^“guide\.pdf” \S/)]);
});
