import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { approvalWords } from '../words/banner-form';
import { isBanner } from './banner-revision';

const isSponsor = (model: string): boolean => model === 'api::sponsor.sponsor';

/** Says once that a save ended the approval of the document that is open. */
function useEndOfApproval(documentId: string | undefined, approvedBy: string | undefined): void {
  const { toggleNotification } = useNotification();
  const before = useRef({ documentId, approvedBy });
  useEffect(() => {
    const last = before.current;
    before.current = { documentId, approvedBy };
    if (last.documentId !== documentId || !last.approvedBy || approvedBy || !documentId) return;
    toggleNotification({
      type: 'warning',
      title: approvalWords.cleared,
      message: approvalWords.whyCleared(last.approvedBy),
      timeout: 10_000,
    });
  }, [documentId, approvedBy, toggleNotification]);
}

const Words = ({ children }: { children: string }) => (
  <Typography tag="p" variant="omega" textColor="neutral800" aria-live="polite">
    {children}
  </Typography>
);

/** The edit view's panel: whether a banner is approved as it was last saved, and what ends an approval. */
export const ApprovalPanel: PanelComponent = ({ model, document, activeTab }) => {
  const approvedBy = typeof document?.approvedBy === 'string' ? document.approvedBy : undefined;
  useEndOfApproval(isBanner(model) && activeTab !== 'published' ? document?.documentId : undefined, approvedBy);
  if (isSponsor(model) && document)
    return {
      title: approvalWords.title,
      content: <Words>{approvalWords.bySponsor}</Words>,
    };
  if (!isBanner(model) || !document) return null;
  return {
    title: approvalWords.title,
    content: (
      <Words>{`${approvedBy ? approvalWords.approved(approvedBy) : approvalWords.notApproved} ${approvalWords.whatClears}`}</Words>
    ),
  };
};
