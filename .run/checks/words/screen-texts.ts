import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text that someone may read, and where it is written. */
export interface ScreenText {
  text: string;
  /** Counted from 1. */
  line: number;
}

/** Strings of a module that no one reads: what it imports, and names of properties. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** Identifiers are one word, in lower case: keys, paths, stored values. */
const isIdentifier = (text: string) => /^[^A-Z\s]\S*$/.test(text);

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return isName(node) || isIdentifier(node.text) ? null : node.text;
  if (ts.isJsxText(node)) return node.text.replaceAll(/\s+/g, ' ').trim() || null;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** Text between tags begins on the line of its first letter. */
const startOf = (node: ts.Node) =>
  node.getStart() + (ts.isJsxText(node) ? node.text.length - node.text.trimStart().length : 0);

/**
 * The texts of a TypeScript module: its strings, templates (each value as `…`), and what is between JSX tags.
 * @param path whose extension says whether there can be tags.
 */
export function textsOfModule(code: string, path: string): ScreenText[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const texts: ScreenText[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null) texts.push({ text, line: source.getLineAndCharacterOfPosition(startOf(node)).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** What the admin shows of a schema: names of types, and labels and descriptions of fields. */
const SHOWN = /^\s*"(?:displayName|label|description|placeholder)":\s*("(?:[^"\\]|\\.)*")/;

/** The texts of a Strapi schema, which is formatted with one property on a line. */
export const textsOfSchema = (json: string): ScreenText[] =>
  json.split('\n').flatMap((line, index) => {
    const [, text] = SHOWN.exec(line) ?? [];
    return text ? [{ text: String(JSON.parse(text)), line: index + 1 }] : [];
  });

/** The texts of a file with words for people. @param path with its extension, which says how to read it. */
export function readScreenTexts(path: string): ScreenText[] {
  const content = readFileSync(path, 'utf8');
  return path.endsWith('.json') ? textsOfSchema(content) : textsOfModule(content, path);
}
