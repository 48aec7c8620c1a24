/** A page of print with a cross: the mark of Patient Press, as a file in an address. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f4f56"/><path d="M9 6h14a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2Z" fill="#fcf8f0"/><path d="M14.5 9h3v3h3v3h-3v3h-3v-3h-3v-3h3Z" fill="#dd6b52"/><path d="M10.5 20.5h11M10.5 23h7" stroke="#0f4f56" stroke-width="1.4" stroke-linecap="round"/></svg>`;

export const logo = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
