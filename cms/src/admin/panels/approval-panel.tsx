import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
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
      title: 'Approval cleared',
      message: `What readers see has changed since ${last.approvedBy} approved this banner. Get it approved again before you publish.`,
      timeout: 10_000,
    });
  }, [documentId, approvedBy, toggleNotification]);
}

const Words = ({ children }: { children: string }) => (
  <Typography tag="p" variant="omega" textColor="neutral800" aria-live="polite">
    {children}
  </Typography>
);

const anyChange =
  'A change to the wording, picture, colors, buttons, label, placement, variants or sponsor clears the approval.';

/** The edit view's panel: whether a banner is approved as it was last saved, and what ends an approval. */
export const ApprovalPanel: PanelComponent = ({ model, document, activeTab }) => {
  const approvedBy = typeof document?.approvedBy === 'string' ? document.approvedBy : undefined;
  useEndOfApproval(isBanner(model) && activeTab !== 'published' ? document?.documentId : undefined, approvedBy);
  if (isSponsor(model) && document)
    return {
      title: 'Approval',
      content: <Words>A change here clears the approval of every banner that names this sponsor.</Words>,
    };
  if (!isBanner(model) || !document) return null;
  return {
    title: 'Approval',
    content: <Words>{approvedBy ? `Approved by ${approvedBy}. ${anyChange}` : `Not approved. ${anyChange}`}</Words>,
  };
};
