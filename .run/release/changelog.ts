/** The heading of a version in CHANGELOG.md, such as `## 0.2.0 (2026-12-01)`; `## Unreleased` before it has a number. */
const HEADING = /^## (\S+)(?: \((\d{4}-\d{2}-\d{2})\))?$/gm;

export interface Section {
  /** Such as `0.2.0`, or `Unreleased`. */
  version: string;
  /** ISO; null while it is unreleased. */
  date: string | null;
  text: string;
}

/** The sections of a changelog, the newest first. */
export function sectionsOf(changelog: string): Section[] {
  const headings = [...changelog.matchAll(HEADING)];
  return headings.map((heading, index) => ({
    version: heading[1] ?? '',
    date: heading[2] ?? null,
    text: changelog.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim(),
  }));
}

/**
 * Gives what is unreleased a version and a date, and begins an empty section above it.
 * @throws Error when there is nothing to release, or the version exists.
 */
export function release(changelog: string, version: string, date: string): string {
  const [first, ...others] = sectionsOf(changelog);
  if (first?.version !== 'Unreleased' || !first.text)
    throw new Error('CHANGELOG.md has nothing under “Unreleased”: write down what changed, and for whom.');
  if (others.some((section) => section.version === version))
    throw new Error(`CHANGELOG.md has a section ${version} already: choose the next number.`);
  return changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} (${date})\n`);
}
