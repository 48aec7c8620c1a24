import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { ShownVersion } from '../../../site-record/contract';
import { bannerPath } from '../../banners/planned';
import { formatDate } from '../../times';
import { whatReadersSawWords, shownVersionWords as words } from '../../words/what-readers-saw';
import { actionInWords } from './action-in-words';
import { Facts } from './facts';

type Content = ShownVersion['content'];
type Shown = Pick<Content, 'message' | 'detail' | 'actions'>;

/** What readers read, as it was written. */
function Words({ message, detail, actions }: Shown) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="p" variant="delta" textColor="neutral800">
        {message}
      </Typography>
      {detail && (
        <Typography tag="p" textColor="neutral800">
          {detail}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
        {actions.map((action) => (
          <Typography key={JSON.stringify(action)} tag="li" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            <Typography tag="span" fontWeight="bold" textColor="neutral800">
              {action.label}
            </Typography>{' '}
            {actionInWords(action)}
          </Typography>
        ))}
      </Flex>
    </Flex>
  );
}

const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });

function Variants({ variants }: Pick<Content, 'variants'>) {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  return variants.map(({ key, weight, ...shown }) => (
    <Box key={key} borderColor="neutral200" hasRadius padding={4}>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={1}>
        {words.variant(key, percent.format(weight / total))}
      </Typography>
      <Words {...shown} />
    </Box>
  ));
}

function approvalInWords({ approvedBy, approvedOn, approvalEndsOn }: Content): string {
  if (!approvedBy) return words.notApproved;
  const days = [
    approvedOn && words.approvedOn(formatDate(approvedOn)),
    approvalEndsOn && words.approvedUntil(formatDate(approvalEndsOn)),
  ].filter(Boolean);
  return [approvedBy, ...days].join(', ');
}

/** A link to a banner that can still be opened; the name of one that can't. */
export function BannerName({ version }: { version: ShownVersion }) {
  const { documentId, isDeleted, content } = version;
  if (isDeleted) return <Typography textColor="neutral800">{content.name + whatReadersSawWords.deleted}</Typography>;
  return (
    <Link tag={RouterLink} to={bannerPath(documentId)}>
      {content.name}
    </Link>
  );
}

/** One version of a banner, word for word, with who answers for it. */
export function ShownVersionCard({ version }: { version: ShownVersion }) {
  const { content, revision, publishedBy } = version;
  const { label, sponsor, image, variants } = content;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap" alignItems="baseline">
        <BannerName version={version} />
        <Typography variant="pi" textColor="neutral600">
          {words.version(revision)}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral700">
        {label}
      </Typography>
      {variants.length > 0 ? <Variants variants={variants} /> : <Words {...content} />}
      <Facts
        facts={[
          [words.picture, image && [image.alt, image.caption, image.credit].filter(Boolean).join(' · ')],
          [words.sponsor, sponsor?.legalName ?? words.none],
          [words.attorney, sponsor?.responsibleAttorney ?? null],
          [words.office, sponsor?.officeAddress ?? null],
          [words.licensedIn, sponsor?.jurisdictions ?? null],
          [words.disclaimer, sponsor?.disclaimer ?? words.none],
          [words.privacy, sponsor?.privacyUrl ?? null],
          [words.approved, approvalInWords(content)],
          [words.published, publishedBy ?? words.notRecorded],
        ]}
      />
    </Flex>
  );
}
