/** What marketers read about a banner’s approval and dates. */
export const approvalRuleWords = {
  notAFullName: (name: string) =>
    `“${name}” isn’t a full name. Enter the first and last name of the person who approved this banner. Example: Jordan Lee`,
  noName:
    'This banner isn’t approved. Enter who approved it under “Approved by.” Changing what readers see clears an approval: save your changes first, then enter the new one.',
  noDate: 'This banner isn’t approved. Enter the approval date under “Approved on.”',
  noEnd: 'The approval has no end. Enter its last day under “Approval ends.”',
  dateToCome: (day: string) =>
    `“Approved on” is ${day}, which is in the future. Enter the date the banner was approved.`,
  startsBefore: (day: string) =>
    `“Starts” is before the approval date, ${day}. Start on that day or later, or correct “Approved on.”`,
  ended: 'The end has passed, so no one would see this banner. Choose a later end, or leave “Ends” blank.',
  approvalEnded: (day: string) => `The approval ended on ${day}. Get it approved again, and enter the new dates.`,
  endsAfter: (day: string) =>
    `“Ends” is after the last day of the approval, ${day}. Choose an earlier end, leave “Ends” blank, or get a longer approval.`,
  startsAfter: (day: string) =>
    `“Starts” is after the last day of the approval, ${day}. Start earlier, or get a longer approval.`,
  changedSince: (approvedBy: string) =>
    `What readers see has changed since ${approvedBy} approved this banner. Get it approved again, and send the new name or date with the change.`,
};

/** What marketers read about the rest of a banner. */
export const bannerRuleWords = {
  noSponsor: 'A banner needs a sponsor. Choose the firm responsible for it.',
  sponsorIncomplete: ({ name, missing }: { name: string; missing: readonly string[] }) =>
    `${name ? `The sponsor “${name}”` : 'The sponsor'} is incomplete. Open it under “Sponsor” and fill in ${missing.join(' and ')}.`,
  sponsorFields: {
    legalName: 'the legal name',
    officeAddress: 'the office address',
    responsibleAttorney: 'the responsible attorney',
  },
  unknownPages: (kinds: readonly string[]) =>
    `“Page types” isn’t a valid list. Write it like ["home","article"], choosing from ${kinds.join(', ')}. Leave blank for all types.`,
  noGuide: 'This button offers a guide, but none is chosen. Choose a guide, or change the button type.',
  guideNotPublished: (title: string) =>
    `The guide “${title}” isn’t published, so this button would go nowhere. Publish the guide first, or choose another one.`,
  noPhoneNumber:
    'This button calls the site’s number, but the site settings have none. Enter a number here, or ask an editor to add one to the site settings. Example: 877-MESOTHELIOMA',
};

/** What marketers read about a banner that would crowd out the page. */
export const spaceWords = {
  tooHigh: ({ width, height, limit, banner }: { width: number; height: number; limit: number; banner: number }) =>
    `On a phone of ${width} × ${height} pixels, this banner would be about ${banner} pixels high. ${limit} is the most, so that readers see the page. Shorten the message, or use fewer or shorter buttons.`,
};

/** What marketers read about an experiment’s variants. */
export const variantWords = {
  onlyOne:
    'An experiment needs at least two variants. Add another, which may match the banner itself, or remove this one.',
  allZero: 'Every variant has a weight of 0, so none can be shown. Give at least one a weight of 1 or more.',
  sameKey: ({ one, other, key }: { one: number; other: number; key: string }) =>
    `Variants ${one} and ${other} have the same key, “${key}”, and would be counted as one. Give each its own key.`,
  sameContent: ({ one, other }: { one: number; other: number }) =>
    `Variants ${one} and ${other} look the same, so there’s nothing to compare. Change the message, detail, or buttons of one. Only one variant may leave all of them blank.`,
};

const names = { background: 'Background', text: 'Text', button: 'Button', buttonText: 'Button text' };

/** A color of a banner, as its field is called in the schema. */
export type ColorName = keyof typeof names;

/** What marketers read about a banner’s colors. */
export const colorWords = {
  notAColor: (value: string) => `“${value}” isn’t a color. Enter # and six digits from 0 to f. Example: #123a5c`,
  together: (one: ColorName, other: ColorName) =>
    `“${names[one]}” and “${names[other]}” go together. Choose both, or neither.`,
  tooAlike: (pair: { one: ColorName; other: ColorName; contrast: string; needed: number }) =>
    `“${names[pair.one]}” and “${names[pair.other]}” are too similar to read: their contrast is ${pair.contrast}, and ${pair.needed}:1 is the minimum. Make one lighter or darker.`,
  backgroundFirst: 'Choose “Background” and “Text” first: the button has to stand out from the background.',
};
