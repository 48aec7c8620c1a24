import { Button, Dialog, Flex, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Logins } from '../../../accounts/second-factor/contract';
import { accountsApi } from '../../accounts-api';
import { DataTable } from '../../data-table';
import { errorMessage } from '../../error-message';
import { Section } from '../../section';
import { Cell, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { accountWords } from '../../words/accounts';
import { commonWords } from '../../words/common';

const { settings: words } = accountWords;
type User = Logins['users'][number];

const stateOf = ({ onSince, isRequired }: User, now: number) =>
  onSince ? words.on(formatMoment(onSince, now)) : isRequired ? words.notYet : words.off;

function ResetDialog({ user, onClose }: { user: User; onClose(): void }) {
  const [reset, { error, isLoading }] = accountsApi.useResetSecondFactorMutation();
  const confirm = async () => {
    const answer = await reset({ id: user.id });
    if (!('error' in answer)) onClose();
  };
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Content>
        <Dialog.Header>{words.resetTitle(user.name)}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" gap={2}>
            <Typography textAlign="center">{words.resetMeans}</Typography>
            {error && (
              <Typography role="alert" textColor="danger600">
                {errorMessage(error, accountWords.failed)}
              </Typography>
            )}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button fullWidth variant="danger-light" loading={isLoading} onClick={() => void confirm()}>
            {words.reset}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function Users({ users }: { users: readonly User[] }) {
  const [resetting, setResetting] = useState<User | null>(null);
  const now = Date.now();
  return (
    <Section title={words.users}>
      <DataTable label={words.users} columns={words.columns} items={users}>
        {(user) => (
          <Tr key={user.id}>
            <Cell>
              <Words>{user.name}</Words>
            </Cell>
            <Cell>
              <Words>{user.email}</Words>
            </Cell>
            <Cell>
              <Words>{stateOf(user, now)}</Words>
            </Cell>
            <Cell>
              <Words>{user.isRequired ? words.yes : words.no}</Words>
            </Cell>
            <Cell>
              {user.canReset && (
                <Button
                  variant="danger-light"
                  size="S"
                  aria-label={words.resetOf(user.name)}
                  onClick={() => setResetting(user)}
                >
                  {words.reset}
                </Button>
              )}
            </Cell>
          </Tr>
        )}
      </DataTable>
      {resetting && <ResetDialog user={resetting} onClose={() => setResetting(null)} />}
    </Section>
  );
}

function EventRecord({ events }: Pick<Logins, 'events'>) {
  const now = Date.now();
  return (
    <Section title={words.record}>
      {events.length === 0 ? (
        <Typography>{words.noRecord}</Typography>
      ) : (
        <DataTable label={words.record} columns={words.recordColumns} items={events}>
          {({ id, at, event, user, by }) => (
            <Tr key={id}>
              <Cell>
                <Words>{formatMoment(at, now)}</Words>
              </Cell>
              <Cell>
                <Words>{words.events[event]}</Words>
              </Cell>
              <Cell>
                <Words>{user}</Words>
              </Cell>
              <Cell>
                <Words>{by}</Words>
              </Cell>
            </Tr>
          )}
        </DataTable>
      )}
    </Section>
  );
}

/** Who logs in with a code, and what was done about it: under Settings. */
export function TwoStepLoginPage() {
  const { currentData, isError } = accountsApi.useLoginsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error content={words.notLoaded} />;
  if (!currentData) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header title={words.title} subtitle={words.subtitle} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Users users={currentData.users} />
          <EventRecord events={currentData.events} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
