import { Button, Dialog, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type ListedVersion, LONGEST_WHY, type Restored } from '../../versions/contract';
import { errorMessage } from '../error-message';
import { commonWords } from '../words/common';
import { historyWords, restoreWords as words } from '../words/history';
import { historyApi, type OfDocument } from './history-api';
import { formPath } from './paths';
import { momentOf } from './version-facts';

interface Props extends OfDocument {
  version: ListedVersion;
  isDeleted: boolean;
  hasDrafts: boolean;
}

function consequence({ isDeleted, hasDrafts }: Props): string {
  if (isDeleted) return hasDrafts ? words.deleted : words.deletedAtOnce;
  return hasDrafts ? words.asDraft : words.atOnce;
}

/** What could not be brought back, in one text; empty: all was. */
const lossesOf = ({ missing, unlinked }: Restored): string =>
  [
    missing.length > 0 && words.missing(missing.map(({ field, name }) => words.lost(field, name)).join('; ')),
    unlinked.length > 0 && words.unlinked(unlinked.join('; ')),
  ]
    .filter(Boolean)
    .join(' ');

/** Asks once, restores a version, says what was left out, and opens the draft. */
export function RestoreButton(props: Props) {
  const { uid, documentId, version } = props;
  const [isAsking, setIsAsking] = useState(false);
  const [why, setWhy] = useState('');
  const [restore, { isLoading }] = historyApi.useRestoreVersionMutation();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const go = async () => {
    const answer = await restore({ uid, documentId, id: version.id, why });
    setIsAsking(false);
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notRestored), timeout: 15_000 });
      return;
    }
    const losses = lossesOf(answer.data);
    toggleNotification({
      type: losses ? 'warning' : 'success',
      message: [words.done, losses].filter(Boolean).join(' '),
      timeout: losses ? 30_000 : 5_000,
    });
    navigate(formPath({ uid, documentId }));
  };
  return (
    <Dialog.Root open={isAsking} onOpenChange={setIsAsking}>
      <Dialog.Trigger>
        <Button variant="secondary" startIcon={<ArrowClockwise />}>
          {words.restore}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{words.question(momentOf(version.at))}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography>{consequence(props)}</Typography>
            <Field.Root>
              <Field.Label>{historyWords.whyLabel}</Field.Label>
              <Textarea
                value={why}
                maxLength={LONGEST_WHY}
                onChange={({ target }: { target: HTMLTextAreaElement }) => setWhy(target.value)}
              />
            </Field.Root>
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {commonWords.cancel}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth loading={isLoading} onClick={() => void go()}>
            {words.restore}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
