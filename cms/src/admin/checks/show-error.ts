const ERROR = '[data-strapi-field-error]';

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

const errorsIn = (): Element[] => [...document.querySelectorAll(`main form ${ERROR}`)];

function fieldOf(error: Element): HTMLElement | null {
  const described = error.id ? document.querySelector<HTMLElement>(`form [aria-describedby~="${error.id}"]`) : null;
  // Our own inputs, and Strapi's lists, have the error beside what it is about.
  return (
    described ?? error.parentElement?.querySelector<HTMLElement>('input, textarea, button, [contenteditable]') ?? null
  );
}

function show(error: Element): void {
  if (!isInView(error)) error.scrollIntoView({ block: 'center' });
  fieldOf(error)?.focus({ preventScroll: true });
}

/** How long components may take to unfold around a field that has an error. */
const UNFOLDING_MS = 1500;

/** Whoever scrolls, clicks or types while the first error is being shown goes their own way. */
const ownWays = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Shows the first error, with its field, as soon as it is drawn, and until what unfolds around it has come to rest. */
export function showFirstError(): () => void {
  const until = performance.now() + UNFOLDING_MS;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const event of ownWays) window.removeEventListener(event, stop, true);
  };
  for (const event of ownWays) window.addEventListener(event, stop, true);
  let shown: Element | undefined;
  const look = () => {
    const [first] = errorsIn();
    if (first && first !== shown) show(first);
    else if (first && !isInView(first)) first.scrollIntoView({ block: 'center' });
    shown = first;
    if (performance.now() < until) frame = requestAnimationFrame(look);
    else stop();
  };
  frame = requestAnimationFrame(look);
  return stop;
}

/** Strapi has one item of a list open at a time, and names none: its neighbors say which list it is. */
function unfold(path: readonly string[]): void {
  const at = path.findIndex((key) => /^\d+$/.test(key));
  const list = path.slice(0, at).join('.');
  const neighbor = at > 0 ? document.querySelector(`main form [name^="${CSS.escape(list)}."]`) : null;
  const item = neighbor?.closest('[data-orientation][data-state]');
  const sibling = item?.parentElement?.children[Number(path[at])];
  sibling?.querySelector<HTMLElement>('h3 button, button[data-state]')?.click();
}

/** Goes to one error of several. @param message as it is shown at the field. */
export function showError(path: readonly string[], message: string): void {
  const find = () => errorsIn().find((error) => error.textContent?.includes(message));
  const drawn = find();
  if (drawn) {
    show(drawn);
    return;
  }
  unfold(path);
  requestAnimationFrame(() => {
    const unfolded = find();
    if (unfolded) show(unfolded);
  });
}
