import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { UsedBy, WhereUsed } from '../../consequences/contract';
import { inUseWords as words } from '../words/in-use';

export const isUsed = ({ neededBy, alsoIn, inDrafts }: WhereUsed): boolean =>
  [neededBy, alsoIn, inDrafts].some(({ documents }) => documents.length > 0);

/** `article, Sources, cited in Body` */
const details = ({ kind, places, isLeftOutOfDraft }: UsedBy) =>
  [
    kind,
    ...places.map(({ how, field }) => words.place[how](field)),
    ...(isLeftOutOfDraft ? [words.leftOutOfDraft] : []),
  ].join(', ');

interface Props {
  title: string;
  list: WhereUsed['neededBy'];
}

/** The documents that use another one, each as a link to its form. */
export function UsesList({ title, list: { documents, more } }: Props) {
  if (documents.length === 0) return null;
  return (
    <Box width="100%">
      <Typography tag="p" variant="omega" fontWeight="bold">
        {title}
      </Typography>
      <ul>
        {documents.map((document) => (
          <li key={`${document.uid} ${document.documentId}`} style={{ overflowWrap: 'anywhere' }}>
            <Link tag={NavLink} to={document.editPath}>
              {document.title}
            </Link>
            <Typography variant="omega" textColor="neutral600">
              {` ${details(document)}`}
            </Typography>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Typography variant="omega" textColor="neutral600">
          {words.more(more)}
        </Typography>
      )}
    </Box>
  );
}
