/** The site's colors, for what its readers get from the cms: those of web/src/styles/tokens.css, as a test makes sure. */
export const siteColors = {
  light: {
    page: '#fcf9f3',
    text: '#1b2628',
    'text-quiet': '#465254',
    'line-strong': '#7b7566',
    link: '#0a5058',
    button: '#0c4f57',
    'button-text': '#fffdf8',
    warning: '#8a1f11',
  },
  dark: {
    page: '#11191b',
    text: '#ece7db',
    'text-quiet': '#b9c1bd',
    'line-strong': '#86928f',
    link: '#8ad6d2',
    button: '#8ad6d2',
    'button-text': '#0b2226',
    warning: '#ffb4a1',
  },
} as const;
