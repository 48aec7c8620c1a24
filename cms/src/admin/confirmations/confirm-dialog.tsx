import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { UsesList } from '../consequences/lists';
import { commonWords } from '../words/common';
import { inUseWords, confirmWords as words } from '../words/in-use';
import { onQuestion, type Question } from './questions';

/** Where what is about to be changed is used, and whether to go on. */
export function ConfirmDialog() {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => onQuestion(setQuestion), []);
  if (!question) return null;
  const { verb, used, answer } = question;
  return (
    <Dialog.Root open onOpenChange={() => answer(false)}>
      <Dialog.Content>
        <Dialog.Header>{words.title[verb]}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle width="2.4rem" height="2.4rem" fill="danger600" />}>
          <Flex
            direction="column"
            alignItems="stretch"
            gap={4}
            width="100%"
            style={{ maxBlockSize: '60vh', overflowY: 'auto' }}
          >
            <Typography textAlign="center">{words.explanation[verb]}</Typography>
            {used.map(({ id, title, uses }) => (
              <Flex key={id} direction="column" alignItems="stretch" gap={2}>
                <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
                  {title}
                </Typography>
                <UsesList title={inUseWords.neededBy} list={uses.neededBy} />
                <UsesList title={inUseWords.alsoIn} list={uses.alsoIn} />
                <UsesList title={inUseWords.inDrafts} list={uses.inDrafts} />
              </Flex>
            ))}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={() => answer(false)}>
            {commonWords.cancel}
          </Button>
          <Button fullWidth variant="danger-light" onClick={() => answer(true)}>
            {words.confirm[verb]}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
