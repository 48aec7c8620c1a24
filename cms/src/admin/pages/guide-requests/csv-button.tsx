import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import type { GuideRequestFilters } from '../../../inbox/guide-contract';
import { SaveButton } from '../../save-button';
import { todayInNewsroom } from '../../times';
import { guideRequestsPageWords } from '../../words/guide-requests';

/** Saves all requests that the filters let through. */
export function CsvButton({ filters }: { filters: GuideRequestFilters }) {
  const { get } = useFetchClient();
  const token = useAuth('CsvButton', (auth) => auth.token);
  const fetchFile = async () => {
    // Strapi's own client reads whatever is answered to a POST as JSON. It renews a login that is over; this does not.
    await get('/intake/mail-state');
    const answer = await fetch('/intake/guide-downloads/csv', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(filters),
    });
    if (!answer.ok) throw new Error(`The cms answered ${answer.status} to the file of guide requests.`);
    return answer.blob();
  };
  return (
    <SaveButton fileName={`guide-requests-${todayInNewsroom()}.csv`} fetchFile={fetchFile}>
      {guideRequestsPageWords.csv}
    </SaveButton>
  );
}
