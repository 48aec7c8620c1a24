import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Random, seeded } from '../newsroom/random.ts';
import { phrase } from '../newsroom/text.ts';

/** About what an article’s page of the demo has: styles that all pages share, and text. In characters. */
const STYLES = 24_000;
const TEXT = 30_000;

const SEED = 20_260_503;

function text(random: Random, length: number): string {
  let written = '';
  while (written.length < length) written += `<p>${phrase(random, random.integer(20, 60))}.</p>\n`;
  return written;
}

/** Rules with names and lengths that differ, as style sheets have them. */
function styles(random: Random): string {
  let written = '';
  while (written.length < STYLES)
    written += `.${phrase(random, 1).toLowerCase()}-${random.integer(1, 99)}{margin-block:${random.integer(0, 90) / 8}rem;color:var(--${phrase(random, 1).toLowerCase()})}`;
  return written;
}

/** A site of articles, each with a banner that is another one each day. */
export class BenchSite {
  readonly #outDir: string;
  readonly #styles: string;
  readonly #articles: string[];
  readonly #random = seeded(SEED);

  constructor(outDir: string, pages: number) {
    this.#outDir = outDir;
    this.#styles = styles(this.#random);
    this.#articles = Array.from({ length: pages }, () => text(this.#random, TEXT));
  }

  /** Writes the site of a day, on which one article in a hundred was edited. @returns the paths that changed. */
  write(): string[] {
    const banner = text(this.#random, 1200);
    const changed = this.#articles.map((_, number) => `articles/${number}/index.html`);
    for (let edits = Math.ceil(this.#articles.length / 100); edits > 0; edits -= 1) this.#edit();
    for (const [number, path] of changed.entries())
      this.#write(
        path,
        `<!doctype html><style>${this.#styles}</style><main>${this.#articles[number]}</main><aside>${banner}</aside>`,
      );
    const list = changed.map((path) => `<url><loc>https://example.org/${path}</loc></url>`).join('\n');
    this.#write('sitemap.xml', `${list}<!-- ${banner} -->`);
    return [...changed, 'sitemap.xml'];
  }

  #edit(): void {
    const number = this.#random.integer(0, this.#articles.length - 1);
    this.#articles[number] = `${this.#articles[number]?.slice(0, -200)}${text(this.#random, 400)}`;
  }

  #write(path: string, content: string): void {
    const file = join(this.#outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
