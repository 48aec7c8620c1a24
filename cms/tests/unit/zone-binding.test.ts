import { Editor } from '@tiptap/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Component } from '../../src/admin/writing/document/component-kinds.ts';
import { readZone, withLastLine } from '../../src/admin/writing/document/zone.ts';
import { ZoneBinding } from '../../src/admin/writing/field/zone-binding.ts';
import { schemaExtensions } from '../../src/admin/writing/schema/nodes.ts';

const text = (words: string): Component => ({
  __component: 'body.rich-text',
  content: [{ type: 'paragraph', children: [{ type: 'text', text: words }] }],
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A text that was just opened, and what the form around it was sent, the newest last. */
function openText(words: string) {
  const stored = [text(words)];
  const { document, originals } = readZone(stored, '0');
  const editor = new Editor({ element: null, extensions: schemaExtensions, content: withLastLine(document) });
  const sent: Component[][] = [];
  const binding = new ZoneBinding(editor, stored, originals, {
    form: (components) => sent.push(components),
    followers: () => null,
  });
  const type = (more: string) => {
    const { tr, doc } = editor.state;
    editor.view.dispatch(tr.insertText(more, (doc.firstChild?.nodeSize ?? 0) - 1));
    binding.changed();
  };
  const newest = () => {
    const components = sent.at(-1);
    if (!components) throw new Error('The form was sent nothing.');
    return components;
  };
  return { editor, binding, sent, type, newest, written: () => editor.state.doc.textContent };
}

test('takes in what the form gets from elsewhere', () => {
  const { binding, written } = openText('Words.');
  binding.receive([text('Other words.')]);
  expect(written()).toBe('Other words.');
});

test('sends what was typed after a pause, once', () => {
  const { binding, sent, type, newest } = openText('Words.');
  type(' More.');
  vi.advanceTimersByTime(2000);
  binding.receive(newest());
  vi.advanceTimersByTime(10_000);
  expect(JSON.stringify(sent.at(-1))).toContain('Words. More.');
  expect(new Set(sent.map((components) => JSON.stringify(components))).size).toBe(1);
});

test('what is typed while an older text arrives stays, and is sent', () => {
  const { binding, type, newest, written } = openText('Words.');
  type(' More');
  binding.flush();
  binding.receive(newest());
  type('.');
  binding.receive([text('Words.')]);
  expect(written()).toBe('Words. More.');
  vi.advanceTimersByTime(2000);
  expect(JSON.stringify(newest())).toContain('Words. More.');
});

test('what the form was sent and never had, since an older text replaced it in the same moment, stays and is sent again', () => {
  const { binding, type, newest, written } = openText('Words.');
  type(' More');
  binding.flush();
  const older = newest();
  binding.receive(older);
  type('.');
  binding.flush();
  binding.receive([...older]);
  expect(written()).toBe('Words. More.');
  vi.advanceTimersByTime(2000);
  expect(newest()).not.toBe(older);
  expect(JSON.stringify(newest())).toContain('Words. More.');
});

test('what the form was sent and doesn’t show is sent again', () => {
  const { binding, sent, type, newest } = openText('Words.');
  type(' More.');
  binding.flush();
  vi.advanceTimersByTime(1000);
  const times = sent.length;
  expect(times).toBeGreaterThan(1);
  binding.receive(newest());
  vi.advanceTimersByTime(10_000);
  expect(sent).toHaveLength(times);
});

test('sends the rest when it is closed, and nothing after that', () => {
  const { binding, sent, type } = openText('Words.');
  type(' More.');
  binding.dispose();
  vi.advanceTimersByTime(10_000);
  expect(sent).toHaveLength(1);
});
