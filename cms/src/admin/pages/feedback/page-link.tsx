import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Message } from '../../../feedback/contract';
import { feedbackWords as words } from '../../words/feedback';

/** The document whose page feedback is about. */
export function PageLink({ page: { contentType, document, title } }: Pick<Message, 'page'>) {
  if (!title) return <Typography textColor="neutral600">{words.deletedPage}</Typography>;
  return (
    <Link tag={RouterLink} to={`/content-manager/collection-types/${contentType}/${document}`}>
      {title}
    </Link>
  );
}
