import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkWords } from './words/check-words.ts';

/** A workspace with banned words in each kind of file, and with the same words where no one reads them. */
const wrong: Record<string, string> = {
  'shared/src/words/form.ts': [
    "import { mail } from './mail.ts';",
    'export const form = {',
    "  label: 'Your e-mail address',",
    '  sent: (to: string) => `It was sent to $'.concat('{to} by itself.`,'),
    "  queue: 'mail-sent',",
    "  'nobody here': mail,",
    '};',
  ].join('\n'),
  'web/src/islands/Form.island.tsx':
    'export const Form = () => (\n  <p className="mail">\n    Nobody calls\n    you.\n  </p>\n);\n',
  'cms/src/components/source/name.json':
    '{\n  "info": { "name": "organisation" },\n  "attributes": {\n    "organisation": {\n      "label": "Organisation"\n    }\n  }\n}\n',
  'cms/src/setup/former-field-words.ts': "export const former = ['Your e-mail address'];\n",
};

let workspace: string;
let messages: string[];

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'patient-press-words-'));
  for (const [file, text] of Object.entries(wrong)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), text);
  }
  messages = checkWords(workspace);
});

afterAll(() => rmSync(workspace, { recursive: true, force: true }));

test('no text of this project says a banned word or has a British spelling', () => {
  expect(checkWords(join(import.meta.dirname, '../..'))).toEqual([]);
});

test('a banned word is reported with its file and line, and with what to write instead', () => {
  expect(messages).toContain(
    'shared/src/words/form.ts:3 says “e-mail”. Write instead: email. The text: “Your e-mail address”',
  );
});

test('a phrase is found in a template, in JSX, and in a label of a schema', () => {
  expect(messages).toEqual([
    'cms/src/components/source/name.json:5 says “Organisation”. Write instead: -ize, -ization. The text: “Organisation”',
    expect.stringContaining('shared/src/words/form.ts:3 says “e-mail”'),
    'shared/src/words/form.ts:4 says “by itself”. Write instead: automatically, or alone. The text: “It was sent to … by itself.”',
    'web/src/islands/Form.island.tsx:3 says “Nobody”. Write instead: no one. The text: “Nobody calls you.”',
  ]);
});
