import { expect, test } from 'vitest';
import { isMessage, listErrors, mergeErrors } from '../../src/admin/checks/form-errors.ts';

const required = { id: 'components.Input.error.validation.required', defaultMessage: 'This field is required.' };

test('what the form finds and what the cms objects to are shown together, each at its field', () => {
  const errors = mergeErrors({ headline: required, seo: { metaTitle: 'Too long' } }, [
    { path: ['authors'], message: 'An article needs an author.' },
    { path: ['seo', 'canonicalUrl'], message: 'Not a URL.' },
  ]);
  expect(errors).toEqual({
    headline: required,
    authors: 'An article needs an author.',
    seo: { metaTitle: 'Too long', canonicalUrl: 'Not a URL.' },
  });
});

test('of one field, the words of the cms are shown, and all of them', () => {
  const errors = mergeErrors({ headline: required }, [
    { path: ['headline'], message: '“Headline” is required.' },
    { path: ['startsAt'], message: 'Too early.' },
    { path: ['startsAt'], message: 'After its end.' },
  ]);
  expect(errors).toEqual({ headline: '“Headline” is required.', startsAt: 'Too early. After its end.' });
});

test('errors in a list are a list, so that Strapi unfolds the right item', () => {
  const { profiles } = mergeErrors({}, [{ path: ['profiles', 2, 'url'], message: 'Not a link.' }]);
  expect(Array.isArray(profiles)).toBe(true);
  expect(profiles).toHaveLength(3);
});

test.each([
  [
    'before',
    [
      { path: ['body', 1], message: 'A table without rows.' },
      { path: ['body', 1, 'rows'], message: 'Required.' },
    ],
  ],
  [
    'after',
    [
      { path: ['body', 1, 'rows'], message: 'Required.' },
      { path: ['body', 1], message: 'A table without rows.' },
    ],
  ],
])('what is said of a block is not lost when something is said of its fields %s it', (_, objections) => {
  const found = listErrors(mergeErrors({}, objections), []);
  expect(found.map(({ path, message }) => [path.join('.'), message]).sort()).toEqual([
    ['body.1', 'A table without rows.'],
    ['body.1.rows', 'Required.'],
  ]);
});

test('a value that another document has comes with a link to it', () => {
  const other = { contentType: 'api::topic.topic', documentId: 'abc', title: 'Surgery {1}' };
  const errors = mergeErrors({}, [{ path: ['slug'], message: 'Taken by “Surgery {1}”.', other }]);
  expect(isMessage(errors.slug)).toBe(true);
  expect(listErrors(errors, [])[0]?.link).toEqual({
    href: '/content-manager/collection-types/api::topic.topic/abc',
    title: 'Surgery {1}',
  });
});

test('the summary has the order of the form', () => {
  const errors = mergeErrors({ seo: { metaTitle: 'Too long' }, headline: 'Required.' }, [
    { path: ['authors'], message: 'Required.' },
  ]);
  const order = ['headline', 'authors', 'seo'];
  expect(listErrors(errors, order).map(({ path }) => path[0])).toEqual(order);
});
