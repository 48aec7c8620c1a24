import { expect, test } from 'vitest';
import { parseVariables } from '../../src/platform/environment-variables.ts';

const whole = { DATABASE_URL: 'postgres://press@127.0.0.1:5432/patient_press' };

test('a database is all that must be set, and an empty variable counts as not set', () => {
  expect(parseVariables({ ...whole, CMS_PORT: '', PRESS_TOKEN: '', DEMO_CONTENT: '' })).toMatchObject({
    values: { CMS_PORT: 1337, DEMO_CONTENT: false },
  });
});

test.each([
  ['ADMIN_EMAIL', 'nonsense', /must be an email address/],
  ['REQUIRE_SECOND_FACTOR', 'nobody', /must list, .*administrators, intake, everyone/],
  ['PRESS_TOKEN', 'short', /must have at least 20 characters/],
  ['CORS_ORIGINS', '*', /must list origins, such as https:/],
  ['CORS_ORIGINS', 'null', /must list origins/],
  ['CORS_ORIGINS', 'https://app.example.org,https://app.example.org/path', /must list origins/],
  ['ACCEPT_CHANGED_SECRETS', 'EVERYTHING', /must list names of secrets, .*LEAD_KEY/],
  ['LEAD_KEY', 'short', /must be 32 bytes in hex or base64/],
  ['DATABASE_URL', '', /must be set, and look like postgres:\/\/user:password@host:5432\/name/],
  ['DATABASE_URL', 'mysql://somewhere/else', /look like postgres:\/\//],
  ['SITE_URL', 'www.example.org', /must be a full URL, such as https:\/\//],
  ['CMS_PORT', 'many', /must be a whole number from 1 to 65535/],
  ['DEMO_CONTENT', 'perhaps', /must be true, false or remove/],
])('%s=%s is refused with a message that says what to do', (variable, value, message) => {
  const parsed = parseVariables({ ...whole, [variable]: value });
  const problems = 'problems' in parsed ? parsed.problems : [];
  expect(problems[0]).toMatch(message);
  for (const problem of problems) expect(problem).toMatch(new RegExp(`^${variable}: must `));
});
