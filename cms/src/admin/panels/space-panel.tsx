import { crowdedScreens, type EdgeText, heightOn, isEdge, screens } from '@patient-press/shared/banner-space';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { z } from 'zod';
import { scheduleApi } from '../banners/schedule-api';
import { spaceWords as words } from '../words/banner-form';
import { isBanner } from './banner-revision';

const typed = z.string().nullable().catch(null);
const buttons = z.array(z.object({ kind: typed, label: typed.transform((label) => label ?? '') })).catch([]);

/** What the form of a banner holds, as far as it takes room. */
const form = z.object({
  placement: typed,
  message: typed,
  label: typed,
  actions: buttons,
  variants: z
    .array(z.object({ key: typed, weight: z.coerce.number().catch(0), message: typed, actions: buttons }))
    .catch([]),
  sponsor: z.object({ connect: z.array(z.object({ label: typed })) }).catch({ connect: [] }),
});
type Form = z.infer<typeof form>;

/** What readers may see, each under a title if there are several. */
function textsOf(values: Form, savedSponsor: string): { title: string; text: EdgeText }[] {
  const { label, message, actions, variants } = values;
  const sponsor = values.sponsor.connect.at(-1)?.label ?? savedSponsor;
  const itself = { label: label ?? '', sponsor, message: message ?? '', buttons: actions };
  const drawn = variants.filter(({ weight }) => weight > 0);
  if (drawn.length === 0) return [{ title: '', text: itself }];
  return drawn.map((variant) => ({
    title: words.variant(variant.key ?? ''),
    text: {
      ...itself,
      message: variant.message || itself.message,
      buttons: variant.actions.length > 0 ? variant.actions : itself.buttons,
    },
  }));
}

function Room({ documentId }: { documentId: string | undefined }) {
  const { data: schedule } = scheduleApi.useBannerScheduleQuery(undefined);
  const values = form.parse(useForm('Room', ({ values }) => values));
  const { placement } = values;
  const saved = schedule?.banners.find((one) => one.documentId === documentId);
  const sponsor = (saved && ('draft' in saved ? saved.draft : saved.published).sponsor) ?? '';
  if (!isEdge(placement)) return null;
  const texts = textsOf(values, sponsor);
  const isTooHigh = texts.some(({ text }) => crowdedScreens(placement, text).length > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%" aria-live="polite">
      {texts.map(({ title, text }) => (
        <Flex key={title} tag="ul" direction="column" alignItems="stretch" gap={1} aria-label={title || words.title}>
          {title && (
            <Typography tag="li" variant="pi" fontWeight="bold" textColor="neutral800">
              {title}
            </Typography>
          )}
          {screens.map((screen) => {
            const banner = heightOn(screen, placement, text);
            const fits = banner <= screen.limit;
            return (
              <Typography key={screen.width} tag="li" variant="pi" textColor={fits ? 'neutral600' : 'danger600'}>
                {(fits ? words.fits : words.tooHigh)({ ...screen, banner })}
              </Typography>
            );
          })}
        </Flex>
      ))}
      {isTooHigh && <Typography variant="pi">{words.advice}</Typography>}
    </Flex>
  );
}

/** The edit view's panel: how high a banner at the edge of the screen gets on phones, as the form has it. */
export const SpacePanel: PanelComponent = ({ model, documentId, document }) => {
  const placement = useForm('SpacePanel', ({ values }) => form.parse(values).placement);
  if (!isBanner(model) || !isEdge(placement)) return null;
  return { title: words.title, content: <Room documentId={document ? documentId : undefined} /> };
};
