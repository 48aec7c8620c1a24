import { Button, Typography, VisuallyHidden } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useState } from 'react';
import type { ShownOnPage } from '../../../site-record/contract';
import { errorMessage } from '../../error-message';
import { Section } from '../../section';
import { type AskedPage, siteRecordApi } from '../../site-record-api';
import { formatTimeIn } from '../../times';
import { pastWords as words } from '../../words/what-readers-saw';

interface Props {
  question: AskedPage;
  answer: ShownOnPage;
}

/** The moment of which the press is asked: that of the question, or the last one of its day. */
const momentOf = ({ from, to, isMoment, timeZone }: ShownOnPage): string =>
  formatTimeIn(timeZone, isMoment ? from : new Date(Date.parse(to) - 1).toISOString());

/** Opens the page as readers got it, in a tab of its own. */
export function PastSection({ question, answer }: Props) {
  const [open, { isLoading }] = siteRecordApi.useOpenPastMutation();
  const [failure, setFailure] = useState('');
  const show = async () => {
    setFailure('');
    // Before the cms answers: browsers block a tab that doesn't open as soon as someone clicks.
    const tab = window.open('about:blank', '_blank');
    if (!tab) return setFailure(words.blocked);
    tab.opener = null;
    const opened = await open(question);
    if ('data' in opened) return tab.location.replace(opened.data.url);
    tab.close();
    setFailure(errorMessage(opened.error, words.notOpened));
  };
  return (
    <Section title={words.title}>
      <Typography tag="p" textColor="neutral800" paddingBottom={4}>
        {answer.isMoment ? words.about : `${words.about} ${words.aboutDay}`}
      </Typography>
      <Button variant="secondary" endIcon={<ExternalLink />} loading={isLoading} onClick={() => void show()}>
        {words.open(momentOf(answer))}
        <VisuallyHidden>{words.newTab}</VisuallyHidden>
      </Button>
      <Typography tag="p" role="alert" textColor="danger600" paddingTop={failure ? 2 : 0}>
        {failure}
      </Typography>
    </Section>
  );
}
