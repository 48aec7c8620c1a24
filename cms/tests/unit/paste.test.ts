import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Clipboard } from '../../src/admin/writing/paste/pasted.ts';
import { readClipboard } from '../../src/admin/writing/paste/read-clipboard.ts';

const { DOMParser } = new JSDOM().window;
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const fixture = (name: string) => readFileSync(new URL(`../fixtures/clipboard/${name}`, import.meta.url), 'utf8');
const read = (clipboard: Partial<Clipboard>) => readClipboard({ html: '', text: '', rtf: '', ...clipboard }, parse);
const htmlOf = (html: string) => read({ html }).html;
const textOf = (text: string) => read({ text }).html;

describe('what is copied in each program arrives with its structure, without its looks:', () => {
  test('Word', () => {
    const { program, html, footnotes, leftOut } = read({ html: fixture('word.html') });
    expect(program).toBe('word');
    expect(html).toMatchInlineSnapshot(`
      "<h2>How doctors confirm it</h2>
      <p>A <strong>biopsy</strong> is needed. The <em>pleura</em> is 0.2 mm thick, or 10<sup>-4</sup> m.<span data-pasted-footnote="note-1">[1]</span> See <a href="https://www.cancer.gov/types/mesothelioma">the National Cancer Institute</a> and my notes.</p>
      <h2>What to bring</h2>
      <ul><li><p>Scans on a disc</p><ul><li><p>the <strong>newest</strong> first</p></li></ul></li><li><p>A list of medicines</p></li></ul>
      <p>Then, in this order:</p>
      <ol><li><p>Call the clinic.</p></li><li><p>Ask who comes with you.</p></li></ol>
      <p>It takes four to six weeks.</p>
      <div data-block="tableBlock" data-header-row="true"><div data-field="tableCaption">Table 1. Two ways to take a sample</div><table><tbody><tr><td>Way</td><td>Sensitivity</td></tr><tr><td>Fluid</td><td>about 30%</td></tr><tr><td>Thoracoscopy: above 90%</td><td></td></tr></tbody></table></div>
      <blockquote>The first question is who will read the sample.</blockquote>"
    `);
    expect(footnotes).toEqual([
      {
        id: 'note-1',
        label: '1',
        text: 'Scherpereel A et al. ERS/ESTS/EACTS/ESTRO guidelines. Eur Respir J 2020. doi:10.1183/13993003.00953-2019.',
        url: 'https://doi.org/10.1183/13993003.00953-2019',
      },
    ]);
    expect(leftOut).toEqual({ comments: 1, deletions: 1, links: 1, pictures: 1 });
  });

  test('Word on the web', () => {
    const { program, html } = read({ html: fixture('word-online.html') });
    expect(program).toBe('word');
    expect(html).toMatchInlineSnapshot(`
      "<h2>Support</h2>
      <ul><li><p><strong>Groups</strong></p><ul><li><p>online</p></li></ul></li><li><p>Social work</p></li></ul>"
    `);
  });

  test('Google Docs', () => {
    const { program, html, leftOut } = read({ html: fixture('google-docs.html') });
    expect(program).toBe('google-docs');
    expect(html).toMatchInlineSnapshot(`
      "<h2>Living with fluid</h2>
      <p>Fluid can <strong>come back</strong><em> within weeks</em>. CO<sub>2</sub> rises. See <a href="https://www.cancer.org/cancer/types/malignant-mesothelioma.html">the American Cancer Society</a>.</p>
      <ul><li><p>A catheter at home</p><ul><li><p>drained by a nurse</p></li></ul></li><li><p>Pleurodesis</p></li></ul>
      <div data-block="tableBlock" data-header-row="true"><div data-field="tableCaption"></div><table><tbody><tr><td>Sign</td><td>Call when</td></tr><tr><td>Fever</td><td>above 100.4 °F</td></tr></tbody></table></div>
      <figure data-block="figure" data-image="{&quot;pasted&quot;:&quot;picture-1&quot;}"><div data-field="figureCaption"></div><div data-field="figureCredit"></div><div data-field="figureAlt">A catheter and its bottle</div></figure>"
    `);
    expect(leftOut).toEqual({});
  });

  test('Google Docs, with a footnote and a comment', () => {
    const { html, footnotes, leftOut } = read({ html: fixture('google-docs-notes.html') });
    expect(html).toMatchInlineSnapshot(
      `"<p>Asbestos is banned for new uses<span data-pasted-footnote="note-1">[1]</span>, with exceptions.</p>"`,
    );
    expect(footnotes).toMatchObject([{ label: '1', url: 'https://www.epa.gov/asbestos' }]);
    expect(leftOut).toEqual({ comments: 1 });
  });

  test('Pages, whose headings are large letters and no more', () => {
    const { program, html } = read({ html: fixture('pages.html') });
    expect(program).toBe('pages');
    expect(html).toMatchInlineSnapshot(`
      "<h2>Paying for care</h2>
      <p>Most people pay with <strong>Medicare</strong>, and some with <em>veterans’ benefits</em>.</p>
      <h3>What trusts pay</h3>
      <p>Trusts pay a part of a claim’s value.</p>
      <ul><li><p>File a claim</p></li><li><p>Wait for review</p></li></ul>
      <ul><li><p>Keep receipts</p></li><li><p>Ask for copies</p></li></ul>"
    `);
  });

  test('LibreOffice', () => {
    const { program, html, footnotes, leftOut } = read({ html: fixture('libreoffice.html') });
    expect(program).toBe('libreoffice');
    expect(html).toMatchInlineSnapshot(`
      "<h2>Trials</h2>
      <p>Median survival was <strong>18.1 months</strong><span data-pasted-footnote="note-1">[1]</span> with both drugs in patients.</p>
      <ol><li><p>First line</p><ul><li><p>two drugs</p></li></ul></li><li><p>Second line</p></li></ol>
      <div data-block="tableBlock" data-header-row="true"><div data-field="tableCaption"></div><table><tbody><tr><td>Arm</td><td>Patients</td></tr><tr><td>Both drugs</td><td>303</td></tr></tbody></table></div>"
    `);
    expect(footnotes).toMatchObject([{ label: '1', text: 'Baas P et al. Lancet 2021;397:375–86.' }]);
    expect(leftOut).toEqual({ deletions: 1 });
  });

  test('Excel, without its empty rows and columns', () => {
    const { program, html } = read({ html: fixture('excel.html') });
    expect(program).toBe('excel');
    expect(html).toMatchInlineSnapshot(
      `"<div data-block="tableBlock" data-header-row="true"><div data-field="tableCaption"></div><table><tbody><tr><td>Year</td><td>Deaths</td></tr><tr><td>2019</td><td>2,400</td></tr><tr><td>2020</td><td>2,380</td></tr></tbody></table></div>"`,
    );
  });

  test('Google Sheets', () => {
    const { program, html } = read({ html: fixture('google-sheets.html') });
    expect(program).toBe('google-sheets');
    expect(html).toMatchInlineSnapshot(
      `"<div data-block="tableBlock" data-header-row="true"><div data-field="tableCaption"></div><table><tbody><tr><td>State</td><td>Limit</td></tr><tr><td>Ohio</td><td>2 years</td></tr></tbody></table></div>"`,
    );
  });

  test('a web page', () => {
    const { program, html, footnotes, leftOut } = read({ html: fixture('web-page.html') });
    expect(program).toBe('web');
    expect(html).toMatchInlineSnapshot(`
      "<h2>Prognosis</h2>
      <p>Survival differs by <a href="https://example.org/stage?utm_source=x">stage</a>, age, and cell type.<span data-pasted-footnote="note-1">[1]</span></p>
      <figure data-block="figure" data-image="{&quot;pasted&quot;:&quot;picture-1&quot;}"><div data-field="figureCaption">The lining of the lung. Drawing: Sample</div><div data-field="figureCredit"></div><div data-field="figureAlt">The pleura around a lung</div></figure>
      <p><strong>Stage I</strong></p>
      <p>One side only</p>
      <pre><code>a  b
      c</code></pre>
      <p>First<br>line</p>
      <p>Second paragraph</p>
      <p>Zerowidth softhyphen</p>"
    `);
    expect(footnotes).toMatchObject([{ label: '1', url: 'https://doi.org/10.1136/oemed-2017-104298' }]);
    expect(leftOut).toEqual({ characters: 2, embeds: 1, hiddenTexts: 1 });
  });

  test('Markdown, with its footnotes and marks that cite by key', () => {
    const { program, html, footnotes } = read({ text: fixture('markdown.md') });
    expect(program).toBe('markdown');
    expect(html).toMatchInlineSnapshot(`
      "<h2>Asbestos at work</h2>
      <p>Dust settles on <strong>clothes</strong>, <em>hair</em>, and <code>tools</code>.<span data-pasted-footnote="note-1">[1]</span> It was banned <a href="https://www.epa.gov/asbestos">in 2024</a> [@epa2024, section 2].</p>
      <h2>Who was exposed</h2>
      <ul><li><p>Insulators</p><ul><li><p>in shipyards</p></li></ul></li><li><p>Mechanics</p></li></ul>
      <ol><li><p>Ask</p></li><li><p>Write it down</p></li></ol>
      <div data-block="tableBlock" data-header-row="true"><div data-field="tableCaption"></div><table><tbody><tr><td>Trade</td><td>Years</td></tr><tr><td>Pipefitter</td><td>1950–1980</td></tr></tbody></table></div>
      <blockquote>Nobody warned us.</blockquote>"
    `);
    expect(footnotes).toMatchObject([{ label: '1', url: 'https://doi.org/10.1136/oem.22.4.261' }]);
  });

  test('Markdown in a code editor, whose HTML is colors only', () => {
    const html = `<meta charset='utf-8'><div style="color:#ccc;font-family: Menlo, Monaco, 'Courier New', monospace;white-space: pre;"><div><span>## Title</span></div></div>`;
    expect(read({ html, text: '## Title\n\nText.' }).html).toBe('<h2>Title</h2>\n<p>Text.</p>');
  });

  test('cells of a spreadsheet, copied as text', () => {
    expect(textOf('Year\tNote\r\n2020\t"two\nlines, ""quoted"""\r\n')).toBe(
      '<div data-block="tableBlock" data-header-row="false"><div data-field="tableCaption"></div><table><tbody><tr><td>Year</td><td>Note</td></tr><tr><td>2020</td><td>two lines, &quot;quoted&quot;</td></tr></tbody></table></div>',
    );
  });

  test('an email, whose lines a program has broken', () => {
    expect(
      textOf(
        'The fluid around the lung can come back within a few\nweeks, and a catheter at home can drain it.\n\nAsk your nurse.\nCall first.',
      ),
    ).toBe(
      '<p>The fluid around the lung can come back within a few weeks, and a catheter at home can drain it.</p>\n<p>Ask your nurse.</p>\n<p>Call first.</p>',
    );
  });
});

describe('headings', () => {
  test('a single title does not push the sections below it down', () => {
    expect(htmlOf('<h1>Title</h1><h2>One</h2><h3>Two</h3><h6>Deep</h6>')).toBe(
      '<h2>Title</h2>\n<h2>One</h2>\n<h3>Two</h3>\n<h4>Deep</h4>',
    );
  });

  test('several headings of level 1 become level 2, and those below follow', () => {
    expect(htmlOf('<h1>One</h1><h2>Part</h2><h1>Two</h1>')).toBe('<h2>One</h2>\n<h3>Part</h3>\n<h2>Two</h2>');
  });
});

describe('tables', () => {
  test('cells that span others leave empty ones, so that columns stay in line', () => {
    expect(htmlOf('<table><tr><th rowspan=2>A</th><th>B</th></tr><tr><td>C</td></tr></table>')).toContain(
      '<tr><td>A</td><td>B</td></tr><tr><td></td><td>C</td></tr>',
    );
  });

  test('a table of one cell is text', () => {
    expect(htmlOf('<table><tr><td><p>Only a frame</p></td></tr></table>')).toBe('<p>Only a frame</p>');
  });

  test('a cell that claims a million columns does not fill the memory', () => {
    expect(htmlOf('<table><tr><td colspan=1000000>A</td><td>B</td></tr></table>')).toContain('<td>A</td><td>B</td>');
  });
});

describe('pictures', () => {
  // One red pixel.
  const png =
    '89504e470d0a1a0a0000000d49484452000000010000000108020000009077 53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082';
  const word = (src: string) =>
    `<html xmlns:w="urn:schemas-microsoft-com:office:word"><p><img src="${src}" alt="image1.png"></p>`;

  test('come from the RTF when the HTML only names a file on the writer’s computer', () => {
    const rtf = `{\\rtf1 {\\*\\shppict{\\pict{\\*\\picprop}\\picw1\\pich1\\pngblip\n${png}}}}`;
    const { pictures, leftOut } = read({ html: word('file:///C:/clip_image001.png'), rtf });
    expect(pictures).toMatchObject([{ source: expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/), alt: '' }]);
    expect(leftOut).toEqual({});
  });

  test('that can’t be reached are counted', () => {
    expect(read({ html: word('file:///C:/clip_image001.png') })).toMatchObject({ html: '', leftOut: { pictures: 1 } });
  });

  test('keep a description that a person wrote, and none that Office guessed', () => {
    const guess = 'A close-up of a lung&#10;&#10;AI-generated content may be incorrect.';
    const altOf = (alt: string) =>
      read({ html: `<img src="https://example.org/1.png" alt="${alt}">` }).pictures[0]?.alt;
    expect(altOf(guess)).toBe('');
    expect(altOf('A scan of the chest')).toBe('A scan of the chest');
  });
});

test('invisible characters are removed, and joiners that a script needs stay', () => {
  const { html, leftOut } = read({ html: '<p>a\u200bb\u00adc\u0007 می\u200cخواهم 👩\u200d⚕️ d\u200de</p>' });
  expect(html).toBe('<p>abc می\u200cخواهم 👩\u200d⚕️ de</p>');
  expect(leftOut).toEqual({ characters: 4 });
});

test('links that were wrapped to count clicks lead to where they led', () => {
  const outlook = 'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.va.gov%2F&data=05';
  expect(htmlOf(`<p><a href="${outlook}">VA</a></p>`)).toBe('<p><a href="https://www.va.gov/">VA</a></p>');
});

test('a numbered heading of Word’s stays a heading', () => {
  expect(
    htmlOf(
      "<h2 class=Mso style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>First</h2>",
    ),
  ).toBe('<h2>First</h2>');
});

test('paragraphs that only begin with a number are no list', () => {
  expect(htmlOf('<p>2. World War</p><p>3 people</p>')).toBe('<p>2. World War</p>\n<p>3 people</p>');
});

const TAGS =
  'p div span b i a h1 h3 ul ol li table tr td img br script style iframe svg blockquote pre sup form input'.split(' ');
const ATTRIBUTES = [
  'onclick="x()"',
  'style="mso-list:l0 level3 lfo1"',
  'href="javascript:x()"',
  'href="#a"',
  'id="a"',
  'src="data:text/html,x"',
  'src="https://x.example/"',
  'class="MsoTitle"',
  'hidden',
  'href="https://x.example/"',
];
const node: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: fc.constantFrom('a', ' ', '1', '<', '&', '"', '•', '\t', '[', ']') }),
    fc
      .tuple(fc.constantFrom(...TAGS), fc.subarray(ATTRIBUTES), fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, attributes, children]) => `<${tag} ${attributes.join(' ')}>${children.join('')}</${tag}>`),
  ),
})).node;

test('whatever is pasted, nothing comes out but what articles have', { timeout: 60_000 }, () => {
  const allowed =
    /^(?:p|h[2-4]|ul|ol|li|blockquote|pre|figure|div|table|tbody|tr|td|strong|em|sub|sup|code|br|a|span)$/;
  const attributes = /^(?:href|data-(?:block|field|header-row|image|pasted-footnote))$/;
  fc.assert(
    fc.property(fc.array(node, { maxLength: 6 }), (nodes) => {
      const { html, pictures } = read({ html: nodes.join('') });
      for (const element of parse(html).body.querySelectorAll('*')) {
        expect(element.localName).toMatch(allowed);
        for (const { name, value } of element.attributes) {
          expect(name).toMatch(attributes);
          if (name === 'href') expect(value).toMatch(/^https:/);
        }
      }
      for (const { source } of pictures) expect(source).toMatch(/^https:/);
    }),
    { numRuns: 50 },
  );
});
