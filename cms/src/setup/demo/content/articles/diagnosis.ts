import { banner, guideOffer, keyPoints, picture, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const diagnosis: Article = {
  headline: 'How mesothelioma is diagnosed, step by step',
  slug: 'how-mesothelioma-is-diagnosed',
  kicker: 'Diagnosis, explained',
  genre: 'explainer',
  dek: 'An X-ray or a scan can raise suspicion. Only a tissue sample, examined by a pathologist with special stains, can settle it. Here is what each step can show, and what it can’t.',
  hero: {
    image: 'chest-x-ray.jpg',
    alt: 'A chest X-ray seen from the front. Fluid at the bottom of one side hides the lower edge of that lung.',
    caption: 'Fluid around one lung is often the first thing a doctor sees. It has many possible causes.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['diagnosis', 'living-with-mesothelioma'],
  body: [
    keyPoints(
      'Tell every doctor where you worked, served, and lived, even if it was 50 years ago.',
      'A scan can suggest mesothelioma. A biopsy confirms it or rules it out.',
      'The report should name the cell type, because treatment depends on it.',
    ),
    text(`
      Most people see a doctor because they are short of breath, have pain under the ribs or a cough that won’t go away,
      or have lost weight without trying [@nci-pdq]. Each of these has many causes, and mesothelioma is a rare one. That is why
      a diagnosis can take time.

      ## Step 1: your history

      The doctor asks about your health, your work, and your home. Most people with mesothelioma have worked or lived
      where they breathed in or swallowed asbestos [@nci-pdq]. It usually takes decades for the disease to appear. Family members of people who worked
      with asbestos can be at risk as well, because the dust came home on clothes [@nci-asbestos].

      ## Step 2: scans

      A chest X-ray can show fluid around the lung, which is called a *pleural effusion*. A CT scan shows the lining of
      the lung in thin slices. A PET scan or an MRI may follow, to see how far a tumor has spread. None of them can
      tell mesothelioma apart from every other disease of the lining.

      ## Step 3: fluid

      When there is fluid, a doctor can draw some out through a needle. That eases breathing, and the cells in the fluid can
      be examined. But fluid alone often isn’t enough evidence to be sure.

      ## Step 4: a biopsy

      Only tissue can settle it. European guidelines call biopsies of the pleura the gold standard, and say that they are usually
      taken by *thoracoscopy*: under anesthesia or sedation, a surgeon or a lung doctor looks into the chest with a
      camera through a small cut, and takes samples from several places [@scherpereel2020]. When that is not possible, a scan can
      guide a needle to the spot [@scherpereel2020].
    `),
    picture({
      image: 'microscope.jpg',
      alt: 'A microscope on a bench. Beside it, a round view shows cells, some stained darker than others.',
      caption: 'Stains show which proteins a cell makes, and so which tissue it comes from.',
      credit: CREDIT,
    }),
    text(`
      ## Step 5: the pathologist

      Lung cancer and other cancers can spread to the same lining and look alike. The pathologist therefore tests the
      sample with a set of stains. In about 1 case in 10, the standard ones are not enough, and further markers such
      as *BAP1* and *CDKN2A* are used [@scherpereel2020].

      The report should also say which type of mesothelioma it is.
    `),
    table(
      'The three types of mesothelioma',
      ['Type', 'What the pathologist sees', 'Why it matters'],
      [
        'Epithelioid',
        'Cells like those of a normal lining',
        'The most common type. On average it responds better to treatment.',
      ],
      ['Sarcomatoid', 'Long, spindle-shaped cells', 'Tends to grow faster and responds poorly to chemotherapy.'],
      ['Biphasic', 'A mix of both', 'In between, depending on the mix.'],
    ),
    banner(),
    text(`
      ## Step 6: how far has it gone?

      *Staging* describes where the tumor is. The scans from step 2 are part of it. Sometimes lymph nodes are sampled,
      or a doctor uses a camera to look at the other side or the abdomen.

      ## A second look is normal

      Mesothelioma is rare, and few pathologists see it often. It’s reasonable to ask for a second opinion on the
      slides, and no good doctor will take offense. The National Cancer Institute’s page for patients says that some people decide
      to get one [@nci-pdq]. The 2025 guideline from the American Society of Clinical Oncology also says that testing for
      inherited gene changes should be offered to people with mesothelioma [@kindler2025].
    `),
    questions(
      [
        'Can a blood test find mesothelioma?',
        'Not on its own. Some blood tests are being studied or are used along with others, but none can confirm the disease. A biopsy is needed [@scherpereel2020].',
      ],
      [
        'I worked with asbestos and feel well. Should I be screened?',
        'Tell your doctor about the exposure, and let a professional decide which checks make sense for you. No screening test for mesothelioma has been shown to help people live longer.',
      ],
      [
        'How long does it take to get results?',
        'Often one to two weeks after a biopsy, because the stains are done one after another. On the day of the biopsy, ask who will call you and when.',
      ],
    ),
    guideOffer('questions-to-ask-in-the-first-weeks'),
  ],
  sources: [
    { source: 'nci-pdq', note: 'General information: symptoms, tests, second opinion.' },
    { source: 'nci-asbestos', note: 'Who is at risk, families included.' },
    { source: 'scherpereel2020', note: 'Diagnosis and pathology.' },
    { source: 'kindler2025', note: 'Pathology and germline testing.' },
  ],
  reviewedBy: 'sample-reviewer-dana-whitfield',
  lastReviewedOn: '2026-10-27',
  nextReviewOn: '2027-10-27',
  seo: {
    metaTitle: 'How mesothelioma is diagnosed',
    metaDescription:
      'From the first X-ray to the pathology report: what each test can show, what it can’t, and what the report should say.',
  },
  guide: 'where-asbestos-exposure-happens',
};
