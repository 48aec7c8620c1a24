import { endSentence } from './language.ts';

interface Label {
  label: string;
}

/** The words that the site adds to banners, so that each says who pays for it. `label` is such as “Attorney advertising”. */
export const bannerWords = {
  inArticle: ({ label }: Label) => `${label}, in the article`,
  afterArticle: ({ label }: Label) => `${label}, after the article`,
  onScreen: ({ label }: Label) => `${label}, at the bottom of the screen`,
  close: ({ label }: Label) => `Close: ${label}`,
  /** On the button for a chat, where the site has none: it opens a form to be called, and the other ways to a person. */
  withoutChat: 'Talk to a person',
  paidForBy: ({ name }: { name: string }) => `Paid for by ${name}`,
  /** A banner on a phone, which has one line. */
  onPhone: ({ label, message, name }: Label & { message: string; name: string }) =>
    `${label}: ${message} Paid for by ${endSentence(name)}`,
  sponsor: ({ name, address, attorney }: { name: string; address: string; attorney: string }) =>
    `Paid for by ${name}, ${endSentence(address)} Responsible attorney: ${endSentence(attorney)}`,
  licensedIn: ({ jurisdictions }: { jurisdictions: string }) => `Licensed in: ${endSentence(jurisdictions)}`,
  privacyPolicy: 'The firm’s privacy policy',
};
