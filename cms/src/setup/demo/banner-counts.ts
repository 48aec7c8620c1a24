import type { Core } from '@strapi/strapi';

const DAYS = 19;
const VIEWS = 640;
/** Of the first variant and the second, as an experiment might go. */
const VARIANTS = [
  { variant: 'time-limits', clicked: 0.021, led: 0.003 },
  { variant: 'write-it-down', clicked: 0.03, led: 0.004 },
];

/** Invented numbers for the demo's experiment, up to yesterday, so that the report has something to show. */
export async function seedBannerCounts(strapi: Core.Strapi, name: string, now: Date): Promise<void> {
  const banner = await strapi
    .documents('api::cta-banner.cta-banner')
    .findFirst({ filters: { name }, fields: ['placement'] });
  if (!banner) throw new Error(`The demo has no banner “${name}” to invent numbers for.`);
  const { documentId, placement } = banner;
  const counts = Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(now.getTime() - (DAYS - index) * 86_400_000).toISOString().slice(0, 10);
    return VARIANTS.map(({ variant, clicked, led }, place) => {
      // Fewer at weekends, and never twice alike.
      const seen = Math.round(VIEWS * (index % 7 > 4 ? 0.6 : 1) + 40 * Math.sin(3 * index + place));
      const share = 1 + 0.25 * Math.sin(5 * index + 2 * place);
      return {
        day,
        banner: documentId,
        variant,
        placement,
        seen,
        clicked: Math.round(seen * clicked * share),
        led: Math.round(seen * led * share),
      };
    });
  });
  await strapi.db.connection('patient_press_banner_counts').insert(counts.flat()).onConflict().ignore();
}
