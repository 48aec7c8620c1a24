import type { PageKind } from '@patient-press/shared/placements';

/** The edit view's panel “Approval”, of banners and sponsors. */
export const approvalWords = {
  title: 'Approval',
  cleared: 'Approval cleared',
  whyCleared: (approvedBy: string) =>
    `What readers see has changed since ${approvedBy} approved this banner. Get it approved again before you publish.`,
  bySponsor: 'A change here clears the approval of every banner from this sponsor.',
  approved: (approvedBy: string) => `Approved by ${approvedBy}.`,
  notApproved: 'Not approved.',
  whatClears:
    'Changing the wording, image, colors, buttons, label, placement, variants, or sponsor clears the approval.',
};

/** The edit view's panel “When and where”. */
export const scheduleWords = {
  whatReadersSaw: 'What readers saw',
  title: 'When and where',
  notLoaded: 'Couldn’t load the banner schedule. Reload the page.',
  loading: 'Checking other banners…',
  noPlacement: 'Choose a placement to see when and where the banner runs.',
  outranks: 'It outranks these',
  outrankedBy: 'These outrank it',
  draft: 'Draft. ',
  meeting: ({ priority, pages, span }: { priority: number; pages: string; span: string }) =>
    `Priority ${priority}. On ${pages}, ${span}.`,
  unsaved: 'Based on unsaved changes in this form.',
  unpublished: 'As changed. Readers see the published version until you publish again.',
  otherTopic: 'another topic',
};

/** The edit view's panel “Room on phones”. */
export const spaceWords = {
  title: 'Room on phones',
  variant: (key: string) => `Variant “${key}”`,
  fits: ({ width, height, banner, limit }: Room) =>
    `${width} × ${height} pixels: about ${banner} high, of ${limit} allowed`,
  tooHigh: ({ width, height, banner, limit }: Room) =>
    `${width} × ${height} pixels: about ${banner} high, but only ${limit} are allowed`,
  advice: 'Shorten the message, or use fewer or shorter buttons.',
};

interface Room {
  width: number;
  height: number;
  /** The banner's height, and the most it may be. */
  banner: number;
  limit: number;
}

/** The edit view's panel “Preview”, and its dialog. */
export const bannerPreviewWords = {
  title: 'How it looks',
  notLoaded: 'Couldn’t load the preview. Reload the page.',
  loading: 'Loading the preview…',
  noPlacement: 'Choose a placement and save to see a preview.',
  notSaved: 'Save to see a preview.',
  onPhone: (placement: string) => `${placement}, on a phone`,
  onDesktop: (placement: string) => `${placement}, on a wide screen`,
  savedAt: (time: string) => `Saved ${time}`,
  allPlacements: 'All placements',
  dialogTitle: 'The draft in every placement',
  thisPlacement: 'This banner’s placement',
  phone: (pixels: number) => `Phone, ${pixels} pixels`,
  desktop: (pixels: number) => `Wide screen, ${pixels} pixels`,
  phonesOnly: 'Not shown on wide screens. This placement is for phones only.',
  nothingShown: 'Nothing is shown at this width.',
};

/** The checkboxes of “Page types.” */
export const pageTypeWords: Readonly<Record<PageKind, string>> = {
  home: 'Home page',
  article: 'Articles',
  topic: 'Topics',
  guide: 'Guides',
  other: 'All other pages',
};
