import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { errorMessage } from '../../error-message';
import { type AskedPage, siteRecordApi } from '../../site-record-api';
import { todayInNewsroom } from '../../times';
import { whatReadersSawWords as words } from '../../words/what-readers-saw';
import { AllVersions } from './all-versions';
import { Answer } from './answer';
import { addressOf, questionIn } from './question';
import { QuestionForm } from './question-form';

function Asked({ question }: { question: AskedPage }) {
  const { currentData, error } = siteRecordApi.useShownOnPageQuery(question, { refetchOnMountOrArgChange: true });
  if (error) return <Typography textColor="danger600">{errorMessage(error, words.notLoaded)}</Typography>;
  return currentData ? <Answer question={question} answer={currentData} /> : <Page.Loading />;
}

/** What readers of a page could see on a day: every banner, word for word, and who answers for it. Only to read. */
export function WhatReadersSawPage() {
  const [address, setAddress] = useSearchParams();
  const today = todayInNewsroom();
  const question = questionIn(address, today);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <QuestionForm
        question={question}
        today={today}
        onAsk={(asked) => setAddress(addressOf(asked), { replace: true })}
      />
      {question.page ? <Asked question={question} /> : <Typography textColor="neutral600">{words.choose}</Typography>}
      <AllVersions today={today} />
    </Flex>
  );
}
