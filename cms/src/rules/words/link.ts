/** What editors read about URLs, phone numbers and redirects. */
export const linkWords = {
  notAUrl: (value: string) =>
    `“${value}” isn’t a full URL. Start with https://. Example: https://doi.org/10.1016/j.ccell.2018.05.012`,
  notALink: (value: string) =>
    `“${value}” isn’t a valid link. Enter a full URL (https://…), a page on this site (/about/), tel: with a phone number, or mailto: with an email address.`,
  notALinkInText: (value: string) =>
    `“${value}” isn’t a valid link. Enter a full URL (https://…), a page on this site (/about/), a heading on this page (#side-effects), tel: with a phone number, or mailto: with an email address.`,
  noUrl: 'A link button needs a URL. Enter https://… or a page on this site, such as /about/.',
  extension: (value: string) =>
    `“${value}” has an extension, which buttons can’t dial. Enter a number that is answered without one.`,
  notAPhoneNumber: (value: string) =>
    `“${value}” isn’t a valid phone number. Start with a plus sign and the country code, such as +18776376843, or enter it as shown, such as 877-MESOTHELIOMA.`,
};

interface Existing {
  from: string;
  to: string;
  /** Whether it differs from what was typed in capitals only. */
  differsInCase: boolean;
}

/** What editors read about a redirect. */
export const withdrawalWords = {
  notAPath: (fault: string) => `${fault} “Address” is where the page was. Example: /articles/old-name/`,
  noPage: 'No article, guide, or page can be at this address. Example: /articles/old-name/',
  notHere: 'Enter a path on this site, such as /topics/treatment/.',
};

export const redirectWords = {
  notAPath: (fault: string) => `${fault} “From” is an old path on this site. Example: /articles/old-name/`,
  notATarget: (value: string) =>
    `“${value}” isn’t a valid link. Enter a path on this site (/articles/new-name/) or a full URL (https://…), without spaces.`,
  alreadyExists: ({ from, to, differsInCase }: Existing) =>
    `A redirect from “${from}” to “${to}” already exists. Edit it instead.${differsInCase ? ' Upper and lower case don’t matter.' : ''}`,
  pageExists: ({ kind, title, path, hasDrafts }: { kind: string; title: string; path: string; hasDrafts: boolean }) =>
    `The ${kind} “${title}” is at “${path}”, so readers would see it and never be redirected. ${hasDrafts ? 'Unpublish' : 'Delete'} or rename the ${kind} first.`,
  toItself: 'This redirect leads back to itself. Enter a different URL under “To.”',
  loop: (paths: readonly string[]) =>
    `This creates a redirect loop: ${paths.join(' → ')}. Enter a different URL under “To,” or change or delete the redirect from “${paths.at(-2)}” first.`,
};
