import { guideRequestsApi } from '../../guide-requests-api';
import { Detail } from './detail';

interface OpenedGuideRequestProps {
  documentId: string;
  /** Called when something was changed. */
  onChange(): void;
  onClose(): void;
}

/** One guide request in full, opened from a list. */
export function OpenedGuideRequest({ documentId, onChange, onClose }: OpenedGuideRequestProps) {
  const { currentData, refetch } = guideRequestsApi.useGuideRequestQuery(
    { documentId },
    { refetchOnMountOrArgChange: true },
  );
  if (!currentData) return null;
  const change = () => {
    void refetch();
    onChange();
  };
  return <Detail request={currentData} onChange={change} onClose={onClose} />;
}
