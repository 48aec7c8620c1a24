// Prints the demo's guides from their content modules as tagged PDFs (cms/demo/guides/*.pdf), in Chromium.
// Run it from anywhere after `pnpm install` and draw-pictures.ts: node cms/demo/print-guides.ts
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire, registerHooks } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Guide, Person, SiteSettings } from '../src/setup/demo/content/types';

/** The parts of Playwright and of @sparticuz/chromium that are used here; both are dependencies of web/. */
interface PrintPage {
  setContent(html: string, options: { waitUntil: 'load' }): Promise<void>;
  pdf(options: {
    format: string;
    printBackground: boolean;
    preferCSSPageSize: boolean;
    tagged: boolean;
    outline: boolean;
  }): Promise<Buffer>;
}
interface Browser {
  newPage(): Promise<PrintPage>;
  close(): Promise<void>;
}
interface Playwright {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}
interface PackedChromium {
  default: { args: string[]; executablePath(): Promise<string> };
}
interface Content {
  guides: Guide[];
  people: Person[];
  settings: SiteSettings;
}

const here = dirname(resolve(process.argv[1] ?? '.'));
const web = createRequire(join(here, '../../web/package.json'));

/** The content modules import each other without an extension, as CommonJS does; Node wants one. */
function letImportsOmitTheirExtension(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier.startsWith('.') && extname(specifier) === '' ? `${specifier}.ts` : specifier, context),
  });
}

async function readContent(): Promise<Content> {
  letImportsOmitTheirExtension();
  const module = (name: string) => import(pathToFileURL(join(here, `../src/setup/demo/content/${name}.ts`)).href);
  const { guides }: Pick<Content, 'guides'> = await module('guides');
  const { people }: Pick<Content, 'people'> = await module('people');
  const { settings }: Pick<Content, 'settings'> = await module('settings');
  return { guides, people, settings };
}

async function readAsDataUrl(path: string, type: string): Promise<string> {
  return `data:${type};base64,${(await readFile(path)).toString('base64')}`;
}

async function readFonts(): Promise<string> {
  const folder = dirname(web.resolve('@fontsource-variable/source-serif-4/package.json'));
  const face = async (style: string) => {
    const url = await readAsDataUrl(join(folder, `files/source-serif-4-latin-wght-${style}.woff2`), 'font/woff2');
    return `@font-face{font-family:Serif4;font-style:${style};font-weight:200 900;src:url(${url}) format("woff2")}`;
  };
  return `${await face('normal')}${await face('italic')}`;
}

/** Every picture the guide shows, by its file name. */
async function readPictures(guide: Guide): Promise<Map<string, string>> {
  const inside = guide.chapters.flatMap((entry) => (entry.__component === 'body.figure' ? [entry.figure.image] : []));
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readAsDataUrl(join(here, 'pictures', name), 'image/jpeg'),
  ];
  return new Map(await Promise.all([guide.cover.image, ...inside].map(read)));
}

/**
 * Page numbers by heading id, read from the PDF's named destinations. CSS has target-counter() for that, which Chromium
 * does not know: so a guide is printed twice, the second time with these.
 */
function pagesOf(pdf: Buffer): ReadonlyMap<string, number> {
  const source = pdf.toString('latin1');
  const pages = [...(/\/Type \/Pages\s[^>]*\/Kids \[([^\]]*)\]/.exec(source)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
    ([, id]) => id,
  );
  const destinations = [...source.matchAll(/\/([a-z0-9-]+) \[(\d+) 0 R \/XYZ/g)];
  return new Map(destinations.map(([, id = '', page]) => [id, pages.indexOf(page) + 1]));
}

async function main(): Promise<void> {
  const { guideHtml }: typeof import('./guide-html') = await import(pathToFileURL(join(here, 'guide-html.ts')).href);
  const { chromium }: Playwright = web('@playwright/test');
  const packed: PackedChromium = await import(pathToFileURL(web.resolve('@sparticuz/chromium')).href);
  const content = await readContent();
  const fonts = await readFonts();
  await mkdir(join(here, 'guides'), { recursive: true });
  const browser = await chromium.launch({
    executablePath: await packed.default.executablePath(),
    args: [...packed.default.args, '--no-sandbox'],
  });
  try {
    for (const guide of content.guides) {
      const page = await browser.newPage();
      const reviewer = content.people.find(({ slug }) => slug === guide.reviewedBy);
      const pictures = await readPictures(guide);
      const print = async (pageOf: ReadonlyMap<string, number>) => {
        const html = guideHtml({ guide, reviewer, settings: content.settings, pictures, fonts, pageOf });
        await page.setContent(html, { waitUntil: 'load' });
        return page.pdf({
          format: 'Letter',
          printBackground: true,
          preferCSSPageSize: true,
          tagged: true,
          outline: true,
        });
      };
      const path = join(here, 'guides', guide.file);
      await writeFile(path, await print(pagesOf(await print(new Map()))));
      console.log(`${guide.file} ${Math.ceil((await stat(path)).size / 1000)} kB`);
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
