import { liveFields } from '@patient-press/shared/live-preview';
import { describe, expect, test } from 'vitest';
import { toFields } from '../../src/admin/writing/pane/live-fields.ts';

const attributes = {
  headline: { type: 'string' },
  views: { type: 'json' },
  hero: { type: 'component', component: 'shared.figure' },
  corrections: { type: 'component', component: 'article.correction', repeatable: true },
  sources: { type: 'component', component: 'article.citation', repeatable: true },
  authors: { type: 'relation', relation: 'manyToMany' },
  reviewedBy: { type: 'relation', relation: 'manyToOne' },
  body: { type: 'dynamiczone' },
};
const components = {
  'shared.figure': { attributes: { image: { type: 'media' }, alt: { type: 'text' } } },
  'article.correction': { attributes: { note: { type: 'text' } } },
  'article.citation': {
    attributes: { source: { type: 'relation', relation: 'oneToOne' }, note: { type: 'string' } },
  },
  'body.figure': { attributes: { figure: { type: 'component', component: 'shared.figure' } } },
  'body.table': { attributes: { rows: { type: 'json' } } },
};
const shown = (values: Record<string, unknown>) => toFields(values, { attributes, components });

describe('what a form holds is sent to the page beside it', () => {
  test('by the names of the type’s attributes, and nothing else of it', () => {
    expect(shown({ headline: 'Typed', id: 3, updatedAt: 'now', createdBy: { email: 'a@example.org' } })).toEqual({
      headline: 'Typed',
    });
  });

  test('an emptied field as empty, and one that the form does not have not at all', () => {
    expect(shown({ headline: null, hero: null, body: [] })).toEqual({ headline: null, hero: null, body: [] });
    expect(shown({})).toEqual({});
  });

  test('a relation as what was chosen and what was removed, each by its documentId', () => {
    const authors = {
      connect: [
        { id: 1, apiData: { documentId: 'new' }, documentId: 'row', position: { before: { documentId: 'old' } } },
        { id: 2, documentId: 'last', position: { end: true } },
        { id: 3 },
      ],
      disconnect: [{ id: 4, documentId: 'gone' }],
    };
    expect(shown({ authors, reviewedBy: { connect: [], disconnect: [] } })).toEqual({
      authors: {
        relation: {
          isMany: true,
          connect: [
            { documentId: 'new', before: 'old' },
            { documentId: 'last', before: null },
          ],
          disconnect: ['gone'],
        },
      },
      reviewedBy: { relation: { isMany: false, connect: [], disconnect: [] } },
    });
  });

  test('entries of a list with the ids that they were saved with, and 0 for a new one', () => {
    const sources = [
      { id: 8, note: 'Saved', source: { connect: [], disconnect: [] }, __temp_key__: 'a0' },
      { note: 'New', source: { connect: [{ documentId: 's' }] }, __temp_key__: 'a1' },
    ];
    expect(shown({ sources })).toEqual({
      sources: [
        { id: 8, note: 'Saved', source: { relation: { isMany: false, connect: [], disconnect: [] } } },
        {
          id: 0,
          note: 'New',
          source: { relation: { isMany: false, connect: [{ documentId: 's', before: null }], disconnect: [] } },
        },
      ],
    });
  });

  test('JSON that is typed as text as what it says, and as text while it says nothing', () => {
    expect(shown({ views: '[1, 2]' })).toEqual({ views: [1, 2] });
    expect(shown({ views: '[1, ' })).toEqual({ views: '[1, ' });
  });

  test('every block of the text with its component’s name, down to its pictures', () => {
    const image = { id: 5, url: '/uploads/a.png' };
    const body = [
      { __component: 'body.figure', id: 1, figure: { id: 2, image, alt: 'A lung', __temp_key__: 'x' } },
      { __component: 'body.table', rows: '[["a"]]' },
    ];
    expect(shown({ body })).toEqual({
      body: [
        { __component: 'body.figure', id: 1, figure: { id: 2, image, alt: 'A lung' } },
        { __component: 'body.table', id: 0, rows: [['a']] },
      ],
    });
  });

  test('a block of a component that this version does not know as it is', () => {
    const unknown = { __component: 'body.later', id: 9, depth: { of: ['it'] } };
    expect(shown({ body: [unknown, 'no component'] })).toEqual({ body: [unknown] });
  });

  test('always in a shape that the press accepts', () => {
    const fields = shown({ headline: 'Typed', authors: { connect: [{ documentId: 'a' }], disconnect: [] }, body: [] });
    expect(liveFields.parse({ savedAt: null, fields })).toEqual({ savedAt: null, fields });
  });
});
