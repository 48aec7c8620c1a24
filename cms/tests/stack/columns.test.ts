import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { create, createSponsor, word } from '../fixtures/samples.ts';
import { componentSchemas, contentTypeSchemas } from '../fixtures/schemas.ts';

const administrator = await asAdministrator(stack);

/** A name of an attribute or of its column, without what differs between the two. */
const bare = (name: string) => name.replaceAll('_', '').toLowerCase();

describe('what a schema allows fits into the database', () => {
  test.each([...contentTypeSchemas, ...componentSchemas])('in %s', async (_, { collectionName, attributes }) => {
    const { rows } = await sql.query(
      `select column_name, data_type, character_maximum_length as longest from information_schema.columns
       where table_schema = current_schema() and table_name = $1`,
      [collectionName],
    );
    const columns = new Map(rows.map(({ column_name, ...column }) => [bare(column_name), column]));
    for (const [name, { type, maxLength, max }] of Object.entries(attributes)) {
      const column = columns.get(bare(name));
      if (type === 'string' || type === 'uid') {
        expect(maxLength, `the limit of ${name}`).toBeGreaterThan(0);
        expect(column?.longest ?? Number.POSITIVE_INFINITY, name).toBeGreaterThanOrEqual(maxLength ?? 0);
        expect(column, name).toBeDefined();
      }
      if (type === 'integer') {
        expect(column?.data_type, name).toBe('integer');
        expect(max, `the limit of ${name}`).toBeLessThan(2 ** 31);
      }
    }
  });
});

const address = (length: number) => `https://example.org/${'a'.repeat(length - 'https://example.org/'.length)}`;

test.each([310, 2000])('a sponsor’s privacy notice may have an address of %i characters', async (length) => {
  const sponsor = await createSponsor(administrator, { privacyUrl: address(length) });
  expect(sponsor.privacyUrl).toBe(address(length));
});

test('a longer one is refused at its field', async () => {
  const sent = {
    legalName: word(),
    responsibleAttorney: 'A. Sample',
    officeAddress: '1 Street',
    privacyUrl: address(2001),
  };
  expect(await administrator.call('POST', collection('api::sponsor.sponsor'), sent)).toMatchObject({
    status: 400,
    messages: { privacyUrl: expect.stringMatching(/at most 2000 characters/) },
  });
});

test('an address of a page that is longer than its column is refused at its field', async () => {
  const topic = (length: number) => ({ name: word(), slug: `${word()}${'a'.repeat(length)}`.slice(0, length) });
  await create(administrator, 'api::topic.topic', topic(240));
  expect(await administrator.call('POST', collection('api::topic.topic'), topic(256))).toMatchObject({
    status: 400,
    messages: { slug: expect.stringMatching(/too long/) },
  });
});

test('a number that is greater than its column holds is refused at its field', async () => {
  const wording = { key: word(), version: 3_000_000_000, text: 'I agree.', effectiveFrom: '2099-01-01T00:00:00.000Z' };
  expect(await administrator.call('POST', collection('api::consent-wording.consent-wording'), wording)).toMatchObject({
    status: 400,
    messages: { version: expect.stringMatching(/2147483647/) },
  });
});
