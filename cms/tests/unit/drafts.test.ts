import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contested, type Draft, expiry, formKey, mergeTyped, storable } from '../../src/admin/writing/drafts/draft.ts';
import { DraftWriter } from '../../src/admin/writing/drafts/draft-writer.ts';

describe('putting back what was typed', () => {
  test('leaves fields alone that someone else changed meanwhile', () => {
    const base = { headline: 'Old', dek: 'Old' };
    const typed = { headline: 'Mine', dek: 'Old' };
    expect(mergeTyped(base, typed, { headline: 'Old', dek: 'Theirs' })).toEqual({ headline: 'Mine', dek: 'Theirs' });
  });

  test('names the fields that both changed', () => {
    const draft = { base: { headline: 'Old', dek: 'Old' }, values: { headline: 'Mine', dek: 'Old' } };
    expect(contested(draft, { headline: 'Theirs', dek: 'Theirs' })).toEqual(['headline']);
  });

  test('has nothing to do when everything was saved, whatever Strapi calls the entries of lists now', () => {
    const base = { body: [] };
    const typed = { body: [{ __component: 'body.text', text: 'A', __temp_key__: 'a0' }] };
    const now = { body: [{ __component: 'body.text', text: 'A', __temp_key__: 'b7' }] };
    expect(mergeTyped(base, typed, now)).toBe(now);
  });

  test('gives the typed text where no one else changed anything', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue());
    fc.assert(
      fc.property(values, values, (base, typed) => {
        const all = { ...Object.fromEntries(Object.keys(base).map((field) => [field, undefined])), ...typed };
        expect(JSON.stringify(sorted(mergeTyped(base, all, base)))).toBe(JSON.stringify(sorted(all)));
      }),
    );
  });
});

const sorted = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));

test('a draft belongs to one account, type and document', () => {
  const owner = { userId: 1, uid: 'api::article.article', documentId: 'abc' };
  const others = [{ userId: 2 }, { uid: 'api::page.page' }, { documentId: 'create' }];
  const keys = others.map((other) => formKey({ ...owner, ...other }));
  expect(new Set([...keys, formKey(owner)]).size).toBe(4);
});

test('drafts are removed after 30 days', () => {
  expect(new Date(expiry(Date.UTC(2026, 10, 30)))).toEqual(new Date('2026-10-31T00:00:00Z'));
});

test('functions and elements of the page are left out of what is stored, dates and files are not', () => {
  const date = new Date(0);
  const file = new Blob(['picture']);
  const values = { date, file, label: { $$typeof: Symbol(), props: {} }, list: [{ onClick: () => {} }, null, 'text'] };
  expect(storable(values)).toEqual({ date, file, label: undefined, list: [{ onClick: undefined }, null, 'text'] });
});

describe('the writer of drafts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const setUp = (write = async (_: Draft) => {}) => {
    const stored = new Map<string, Draft>();
    const states: boolean[] = [];
    const store = {
      write: async (draft: Draft) => {
        await write(draft);
        stored.set(draft.id, draft);
      },
      remove: async (id: string) => {
        stored.delete(id);
      },
    };
    const writer = new DraftWriter({ id: 'one', form: 'form', store, onState: (isStored) => states.push(isStored) });
    return { writer, stored, states, values: () => stored.get('one')?.values };
  };
  const base = { text: '' };

  test('writes within half a second, also while typing never pauses', async () => {
    const { writer, values } = setUp();
    for (let typed = 0; typed < 10; typed += 1) {
      writer.typed({ text: String(typed) }, base);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(values()).toBeDefined();
  });

  test('writes at once when the tab is hidden', async () => {
    const { writer, values } = setUp();
    writer.typed({ text: 'a' }, base);
    await writer.flush();
    expect(values()).toEqual({ text: 'a' });
  });

  test('stores what was typed when a form is reset only because it is left', async () => {
    const { writer, values } = setUp();
    writer.typed({ text: 'a' }, base);
    writer.unchanged();
    await writer.close();
    await vi.runAllTimersAsync();
    expect(values()).toEqual({ text: 'a' });
  });

  test('forgets what was undone', async () => {
    const { writer, values } = setUp();
    writer.typed({ text: 'a' }, base);
    await writer.flush();
    writer.unchanged();
    await vi.runAllTimersAsync();
    expect(values()).toBeUndefined();
  });

  test('says when the browser stores nothing, and when it does again', async () => {
    let isFull = true;
    const { writer, states } = setUp(async () => {
      if (isFull) throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    writer.typed({ text: 'a' }, base);
    await writer.flush();
    isFull = false;
    writer.typed({ text: 'b' }, base);
    await writer.flush();
    expect(states).toEqual([false, true]);
  });
});
