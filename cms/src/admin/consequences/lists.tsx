import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Consequences } from '../../consequences/contract';
import { inUseWords } from '../words/in-use';

interface Props {
  title: string;
  documents: Consequences['neededBy'];
  /** How many are not in the list. */
  more: number;
}

/** The documents that show another one, each as a link to its form. */
export function DocumentList({ title, documents, more }: Props) {
  if (documents.length === 0) return null;
  return (
    <Box width="100%">
      <Typography tag="p" variant="omega" fontWeight="bold">
        {title}
      </Typography>
      <ul>
        {documents.map(({ uid, documentId, kind, title: name, field }) => (
          <li key={`${uid} ${documentId} ${field}`} style={{ overflowWrap: 'anywhere' }}>
            <Link tag={NavLink} to={`/content-manager/collection-types/${uid}/${documentId}`}>
              {name}
            </Link>
            <Typography variant="omega" textColor="neutral600">
              {` ${kind}, ${field}`}
            </Typography>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Typography variant="omega" textColor="neutral600">
          {inUseWords.more(more)}
        </Typography>
      )}
    </Box>
  );
}
