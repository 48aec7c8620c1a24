import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { commonWords } from './words/common';

/** What became of one of several documents, or what would. */
export interface DocumentOutcome {
  documentId: string;
  title: string;
  notes: { text: string; tone: 'danger' | 'warning' | 'neutral' }[];
}

interface Props {
  title: string;
  outcomes: readonly DocumentOutcome[];
  /** The content type. */
  model: string;
}

/** Of several documents that are changed in one go, those with one outcome: each opens in a tab of its own. Empty, it is left out. */
export function DocumentOutcomes({ title, outcomes, model }: Props) {
  if (outcomes.length === 0) return null;
  return (
    <Box tag="section" aria-label={title} style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="h3" variant="delta">
        {title}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {outcomes.map(({ documentId, title: name, notes }) => (
          <li key={documentId}>
            <Link tag={RouterLink} to={`/content-manager/collection-types/${model}/${documentId}`} target="_blank">
              {name || commonWords.untitled}
            </Link>
            {notes.map(({ text, tone }) => (
              <Typography key={text} tag="p" variant="omega" textColor={`${tone}600`}>
                {text}
              </Typography>
            ))}
          </li>
        ))}
      </Flex>
    </Box>
  );
}
