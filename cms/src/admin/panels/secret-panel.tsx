import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { recipientsApi } from '../recipients/recipients-api';
import { secretWords as words } from '../words/recipients';

export const isRecipient = (model: string): boolean => model === 'api::recipient.recipient';

function Secret({ documentId }: { documentId: string }) {
  const [ask, { data, isError, isLoading, reset }] = recipientsApi.useSigningSecretMutation();
  const { toggleNotification } = useNotification();
  const copy = async (secret: string) => {
    try {
      await navigator.clipboard.writeText(secret);
      toggleNotification({ type: 'success', message: words.copied });
    } catch {
      toggleNotification({ type: 'warning', message: words.notCopied });
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="omega" textColor="neutral800">
        {words.purpose}
      </Typography>
      <div aria-live="polite">
        {data && (
          <Typography tag="code" style={{ overflowWrap: 'anywhere', fontFamily: 'monospace' }}>
            {data.secret}
          </Typography>
        )}
        {isError && <Typography textColor="danger600">{words.notShown}</Typography>}
      </div>
      {data ? (
        <Flex gap={2}>
          <Button size="S" variant="secondary" onClick={() => void copy(data.secret)}>
            {words.copy}
          </Button>
          <Button size="S" variant="tertiary" onClick={reset}>
            {words.hide}
          </Button>
        </Flex>
      ) : (
        <Button size="S" variant="secondary" loading={isLoading} onClick={() => void ask({ documentId })}>
          {words.show}
        </Button>
      )}
      <Link href="https://www.standardwebhooks.com" isExternal>
        {words.howItWorks}
      </Link>
    </Flex>
  );
}

/** The edit view's panel: what a recipient verifies deliveries with. */
export const SecretPanel: PanelComponent = ({ model, documentId, document }) => {
  if (!isRecipient(model) || !document || !documentId) return null;
  // Another version of the secret is another secret: what is shown is forgotten.
  return {
    title: words.title,
    content: <Secret key={String(document.secretVersion)} documentId={documentId} />,
  };
};
