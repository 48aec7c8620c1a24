import { word } from './samples.ts';

/** A PDF of these objects, of which the first is the catalog, with a table that says where each begins. */
export function pdfOf(objects: readonly string[], trailer = ''): string {
  let pdf = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${pdf}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${pdf.length}\n%%EOF\n`;
}

/** Parts of a PDF with one page. @param added what else stands in its catalog and its page. */
export function onePage({ catalog = '', page = '', content = '' } = {}): string[] {
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog}>>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ${page}>>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
}

/** A PDF with one page, of which no two are alike. @param bytes about how long it is. */
export const samplePdf = (bytes = 3000): string =>
  pdfOf(onePage({ content: `% ${word()} ${'0123456789'.repeat(bytes / 10)}`.slice(0, Math.max(bytes - 500, 20)) }));
