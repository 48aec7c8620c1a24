/** The pane with the page as readers will get it, beside the text. */
export const writingPaneWords = {
  title: 'Page preview',
  show: 'Show the page',
  hide: 'Hide the page',
  close: 'Close the page preview',
  phone: 'Phone',
  desktop: 'Desktop',
  light: 'Light',
  dark: 'Dark',
  width: 'Screen',
  theme: 'Theme',
  loading: 'Opening the page…',
  notLoaded: 'Couldn’t open the page. Reload and try again; your text isn’t affected.',
  missing: (fields: string) => `Still missing: ${fields}.`,
};
