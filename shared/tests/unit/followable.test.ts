import { isFollowable } from '@patient-press/shared/followable';
import { expect, test } from 'vitest';

test.each([
  'https://example.org/a?b#c',
  'HTTP://example.org',
  '/articles/one/',
  'about/',
  '#source-1',
  'mailto:a@example.org',
  'tel:+18005550100',
  '',
])('readers can follow “%s”', (url) => {
  expect(isFollowable(url)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' \tjava\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'file:///c:/secret.docx',
  'blob:https://example.org/1',
  'https://[',
])('“%s” is no link that readers can follow', (url) => {
  expect(isFollowable(url)).toBe(false);
});
