import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { BannerList, Period } from '../../../banners/report-contract';
import { bannerReportApi } from '../../banner-report-api';
import { bannerReportWords as words } from '../../words/banner-report';
import { bannerLabel } from './banner-label';
import { BannerTable } from './banner-table';
import { periodOf } from './period';
import { PeriodChoice } from './period-choice';
import { Report } from './report';
import { errorMessage } from './report-error';

const ALL = 'all';

function BannerChoice({ banners, chosen }: { banners: BannerList['banners']; chosen: string | undefined }) {
  const navigate = useNavigate();
  const [address] = useSearchParams();
  return (
    <Field.Root minWidth="280px" maxWidth="480px" flex="1">
      <Field.Label>{words.banner}</Field.Label>
      <SingleSelect
        value={chosen ?? ALL}
        onChange={(documentId) =>
          navigate(`/banners/report${documentId === ALL ? '' : `/${documentId}`}?${address.toString()}`)
        }
      >
        <SingleSelectOption value={ALL}>{words.allBanners}</SingleSelectOption>
        {banners.map((banner) => (
          <SingleSelectOption key={banner.documentId} value={banner.documentId}>
            {bannerLabel(banner)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

function OneBanner({ documentId, period }: { documentId: string; period: Period }) {
  const { currentData, error } = bannerReportApi.useBannerReportQuery(
    { documentId, ...period },
    { refetchOnMountOrArgChange: true },
  );
  if (currentData) return <Report report={currentData} />;
  return error ? <Typography textColor="danger600">{errorMessage(error)}</Typography> : <Page.Loading />;
}

/** How banners do: all of them in a table, or one of them with its variants. */
export function ReportPage() {
  const { documentId } = useParams();
  const [address] = useSearchParams();
  const period = periodOf(address, Date.now());
  const { data, error } = bannerReportApi.useBannerListQuery(period, { refetchOnMountOrArgChange: true });
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <BannerChoice banners={data?.banners ?? []} chosen={documentId} />
        <PeriodChoice period={period} />
      </Flex>
      {documentId ? (
        <OneBanner documentId={documentId} period={period} />
      ) : error ? (
        <Typography textColor="danger600">{errorMessage(error)}</Typography>
      ) : data ? (
        <BannerTable banners={data.banners} />
      ) : (
        <Page.Loading />
      )}
    </Flex>
  );
}
