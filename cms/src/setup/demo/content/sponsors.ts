import type { Sponsor } from './types';

export const sponsors: Sponsor[] = [
  {
    key: 'sample-law-firm',
    legalName: 'Sample Law Firm, LLP (an invented firm)',
    responsibleAttorney: 'Sample Attorney: Priya Lindqvist (an invented person)',
    officeAddress: '100 Example Street, Suite 200, Birmingham, Alabama (an invented address)',
    jurisdictions: 'Alabama, New York (sample entries)',
    disclaimer:
      'Sample Law Firm, LLP is invented and does not take cases. Reading this page or calling does not make you a client. Past results do not guarantee a similar outcome. No representation is made that the quality of the legal services to be performed is greater than the quality of legal services performed by other lawyers.',
    privacyUrl: 'https://example.org/sample-law-firm/privacy',
  },
];
