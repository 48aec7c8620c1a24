/** The few CSS properties that carry meaning in pasted HTML. Programs write them on elements, or as classes in a style sheet. */
export type Declarations = ReadonlyMap<string, string>;

const none: Declarations = new Map();

/** `font-weight:bold; mso-list:l0 level1 lfo1` → its properties, in lowercase. */
export function parseDeclarations(style: string | null): Declarations {
  if (!style) return none;
  const found = new Map<string, string>();
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    found.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    );
  }
  return found;
}

/** Rules of the forms `.xl65 {…}` and `p.p1 {…}`, by class. */
export type ClassRules = ReadonlyMap<string, Declarations>;

export function readClassRules(html: string): ClassRules {
  const rules = new Map<string, Declarations>();
  for (const [, sheet = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)) {
    const css = sheet.replaceAll(/<!--|-->|\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(',')) {
        const name = /^\s*[a-z]*\.([\w-]+)\s*$/i.exec(selector)?.[1];
        if (name) rules.set(name, new Map([...(rules.get(name) ?? []), ...parseDeclarations(body)]));
      }
    }
  }
  return rules;
}

/** What an element's own style says of it, or else its classes. */
export function declared(element: Element, rules: ClassRules): Declarations {
  const own = parseDeclarations(element.getAttribute('style'));
  if (rules.size === 0 || element.classList.length === 0) return own;
  const all = new Map<string, string>();
  for (const name of element.classList) for (const [key, value] of rules.get(name) ?? []) all.set(key, value);
  for (const [key, value] of own) all.set(key, value);
  return all;
}
