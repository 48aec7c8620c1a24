/**
 * What readers were shown of banners is in the same table as all other versions. It is no version of the banner's document:
 * it changes with its sponsor, its guides and the site settings, too, and has their words in it.
 */
export const SHOWN_BANNER = 'shown-banner';

/** These versions, as a table for queries: each banner's are in the order of their ids. */
export const shownBanners = `(
  select id, document_id as banner, content, at as published_at, live_until as replaced_at, author as published_by
  from patient_press_versions where content_type = '${SHOWN_BANNER}'
)`;
