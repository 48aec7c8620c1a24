import { useNotification } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { linkWords as words } from '../../words/writing';
import { writingApi } from '../citations/writing-api';
import { onSave } from '../drafts/saves';

/** Long enough to read several titles. */
const SHOWN_MS = 15_000;

/** Says after publishing which links lead to drafts. Two drafts may link to each other, so that this refuses nothing. */
export function DraftLinksNotice() {
  const [findDraftLinks] = writingApi.useDraftLinksMutation();
  const { toggleNotification } = useNotification();
  useEffect(
    () =>
      onSave(({ phase, isPublication, uid, documentId, savedId }) => {
        const published = savedId ?? documentId;
        if (phase !== 'saved' || !isPublication || !published) return;
        void findDraftLinks({ contentType: uid, documentId: published }).then((answer) => {
          if (!('data' in answer) || answer.data.length === 0) return;
          toggleNotification({
            type: 'warning',
            title: words.linksToDrafts(answer.data.length),
            message: answer.data.map(words.draftLink).join('; '),
            timeout: SHOWN_MS,
          });
        });
      }),
    [findDraftLinks, toggleNotification],
  );
  return null;
}
