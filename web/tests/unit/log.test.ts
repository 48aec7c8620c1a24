import { expect, test, vi } from 'vitest';
import { log } from '../../press/lib/log.ts';

test('the log of a press is text that names the time, or a line of JSON for each entry, with the stack of an error', () => {
  const lines: string[] = [];
  const written = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const failed = vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  try {
    log.info('The site is live.');
    log.writeJson();
    log.info('Two\nlines');
    log.error('A page couldn’t be read:', new Error('no such file'));
  } finally {
    written.mockRestore();
    failed.mockRestore();
  }
  const [text, info, error] = lines;
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z The site is live\.$/);
  expect(JSON.parse(info ?? '')).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'info',
    program: 'press',
    message: 'Two\nlines',
  });
  expect(JSON.parse(error ?? '')).toMatchObject({
    level: 'error',
    message: expect.stringMatching(/^A page couldn’t be read: Error: no such file\n\s+at /),
  });
});
