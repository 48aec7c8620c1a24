import { Writable } from 'node:stream';
import { createLogger, winston } from '@strapi/logger';
import { expect, test, vi } from 'vitest';

vi.mock('../../src/platform/environment', () => ({ environment: { LOG_FORMAT: 'json' } }));

test('the log of a cms is a line of JSON for each entry, without the colors of a terminal, with the stack of an error', async () => {
  const { default: options } = await import('../../config/logger');
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = createLogger({ ...options, transports: [new winston.transports.Stream({ stream })] });
  logger.http('GET /api/articles (3 ms) \u001b[32m200\u001b[39m');
  logger.error(new Error('no such table'));
  logger.warn('refused {"password":"a-secret-of-someone"}');
  expect(lines.pop()).not.toContain('a-secret-of-someone');
  const [request, failure] = lines.map((line) => JSON.parse(line));
  expect(request).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'http',
    program: 'cms',
    message: 'GET /api/articles (3 ms) 200',
  });
  expect(failure).toMatchObject({ level: 'error', message: 'no such table', stack: expect.stringContaining(' at ') });
});
