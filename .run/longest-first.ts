import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The checks of formatting, types and unused code: the longest of what needs no stack. */
const CHECKS = '.run/habits.test.ts';

/**
 * Test files that take longest, in this order, as a run with `--reporter=json` shows. A worker that begins one of these last
 * would leave the others idle.
 */
const longest = [
  'web/tests/browser/benches.test.ts',
  '.run/start.test.ts',
  'web/tests/browser/banners.test.ts',
  'cms/tests/stack/schedules-replicas.test.ts',
  'cms/tests/stack/recipients.test.ts',
  'cms/tests/stack/cta-events.test.ts',
  'cms/tests/browser/writing-field.test.ts',
  'web/tests/browser/refused-saves.test.ts',
  'cms/tests/stack/attack-second-cms.test.ts',
  'cms/tests/stack/mail.test.ts',
  'cms/tests/stack/set-up.test.ts',
  'web/tests/browser/reader-to-inbox.test.ts',
  'web/tests/browser/unsaved-text.test.ts',
  'web/tests/browser/chat.test.ts',
  'cms/tests/browser/paste.test.ts',
  'web/tests/browser/editor-to-reader.test.ts',
  'web/tests/stack/restarts.test.ts',
  'web/tests/browser/preview-in-admin.test.ts',
  'web/tests/stack/faults.test.ts',
  'web/tests/browser/accessibility.test.ts',
  'cms/tests/stack/re-encrypt.test.ts',
  'cms/tests/stack/redirects.test.ts',
  'cms/tests/browser/press-in-admin.test.ts',
  'cms/tests/stack/cms-started-together.test.ts',
];

/** The checks of the code, and what needs no stack, come first: the stacks start meanwhile. */
const placeOf = ({ moduleId, project }: TestSpecification): number => {
  if (moduleId.endsWith(CHECKS)) return -2;
  if (project.name === 'unit') return -1;
  const place = longest.findIndex((path) => moduleId.endsWith(path));
  return place < 0 ? longest.length : place;
};

/** Starts what needs no stack first, then the longest test files; the others as Vitest does, large before small. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
}
