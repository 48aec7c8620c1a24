import type { Program } from './pasted';

const marks: [Program, RegExp][] = [
  ['excel', /content="?Excel\.Sheet|xmlns:x="urn:schemas-microsoft-com:office:excel"/i],
  ['google-sheets', /<google-sheets-html-origin|data-sheets-/i],
  ['google-docs', /id="docs-internal-guid-/i],
  ['libreoffice', /content="(?:LibreOffice|OpenOffice)/i],
  ['pages', /content="Cocoa HTML Writer"/i],
  [
    'word',
    /xmlns:w="urn:schemas-microsoft-com:office:word"|content="?Word\.Document|class="?Mso|mso-list:|class="[^"]*\bSCX[WO]/i,
  ],
];

/** Which program put the HTML on the clipboard, by the marks that it leaves near the beginning. */
export function programOf(html: string): Program {
  const beginning = html.slice(0, 50_000);
  return marks.find(([, mark]) => mark.test(beginning))?.[0] ?? 'web';
}
