import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import type { System } from '../../home/contract';
import { type State, StateLine } from '../state-line';
import { formatAgo } from '../times';
import { deskWords, systemWords as words } from '../words/home';
import { homeApi } from './home-api';

const GB = 1e9;
const size = (bytes: number) => `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(bytes / GB)} GB`;

/** The press, the database and uploads grow: with less, an operator has to act. */
const isLow = ({ free, total }: System['disk']) => free < 2 * GB || free < total * 0.05;

const diskState = (disk: System['disk']): State => ({
  ...(isLow(disk)
    ? ({ variant: 'danger', word: words.low } as const)
    : ({ variant: 'success', word: words.fine } as const)),
  sentence: words.free({ free: size(disk.free), total: size(disk.total) }),
});

function emailState({ isSet, isCopy, waiting, oldestWaiting, failure, givenUp }: System['email'], now: number): State {
  if (isCopy) return { variant: 'warning', word: words.email, sentence: words.isCopy };
  if (!isSet) return { variant: 'danger', word: words.email, sentence: words.notSet };
  const sentences = [
    waiting > 0 && oldestWaiting ? words.waiting(waiting, formatAgo(oldestWaiting, now)) : null,
    failure,
    givenUp > 0 ? words.givenUp(givenUp) : null,
  ].filter((one) => one !== null);
  if (failure || givenUp > 0) return { variant: 'warning', word: words.email, sentence: sentences.join('. ') };
  return { variant: 'success', word: words.fine, sentence: sentences[0] ?? words.allSent };
}

function filesState({ missing, names, elsewhere }: System['files']): State {
  const sentences = [
    ...(missing > 0 ? [words.missingFiles({ count: missing, names })] : []),
    ...elsewhere.map(words.elsewhere),
  ];
  if (sentences.length === 0) return { variant: 'success', word: words.fine, sentence: words.allThere };
  return { variant: missing > 0 ? 'danger' : 'warning', word: words.missing, sentence: `${sentences.join('. ')}.` };
}

function Part({ title, state }: { title: string; state: State }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h3" variant="pi" fontWeight="bold" textColor="neutral600">
        {title}
      </Typography>
      <StateLine state={state} />
    </Flex>
  );
}

/** For operators: whether email goes out, whether uploads are there, and how much room the disk has. */
export function SystemWidget() {
  const { data, isError, fulfilledTimeStamp } = homeApi.useSystemQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!data) return isError ? <Widget.Error>{deskWords.notLoaded}</Widget.Error> : <Widget.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Part title={words.email} state={emailState(data.email, fulfilledTimeStamp ?? Date.now())} />
      <Part title={words.files} state={filesState(data.files)} />
      <Part title={words.disk} state={diskState(data.disk)} />
    </Flex>
  );
}
