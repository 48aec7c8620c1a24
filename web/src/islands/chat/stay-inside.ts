import type { KeyboardEvent } from 'react';

const focusable = 'a[href], button, input:not([type="hidden"]), select, textarea, iframe, summary';

/** Has Tab go round within a dialog: browsers go on to their own buttons, and leave the reader there. */
export function stayInside(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) => one.tabIndex >= 0 && one.checkVisibility(),
  );
  const { activeElement } = document;
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  const isOutsideOrder = event.shiftKey && !stops.some((one) => one === activeElement);
  if (activeElement !== from && !isOutsideOrder) return;
  event.preventDefault();
  to?.focus();
}
