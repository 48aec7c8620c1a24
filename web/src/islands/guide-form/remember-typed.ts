type Control = HTMLInputElement | HTMLSelectElement;

const controlsIn = (place: HTMLElement): Control[] => [...place.querySelectorAll<Control>('input[id], select')];

/** @returns what fills the fields of a form again, if they are others by then, and leads back to the one with the focus. */
export function rememberTyped(place: HTMLElement): () => void {
  const before = controlsIn(place).map((control) => ({
    id: control.id,
    value: control.value,
    isChecked: control instanceof HTMLInputElement && control.checked,
  }));
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
  return () => {
    for (const control of controlsIn(place)) {
      const was = before.find(({ id }) => id === control.id);
      if (!was) continue;
      if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = was.isChecked;
      else control.value ||= was.value;
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
}
