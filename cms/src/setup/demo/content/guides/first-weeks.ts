import { blocks } from '../blocks';
import { keyPoints, questions, table, text } from '../body';
import type { Guide } from '../types';

export const firstWeeksGuide: Guide = {
  title: 'Questions to ask in the first weeks',
  slug: 'questions-to-ask-in-the-first-weeks',
  summary:
    'A short guide for people who just learned that they have, or may have, mesothelioma: what to ask and who to ask, what to write down, and what can wait.',
  offer: blocks(`
    **The first weeks are a lot.** This guide puts the questions in order and says what can wait until next month. Print it
    and take it with you.

    Six pages. Free, with no sign-up.
  `),
  cover: {
    image: 'cover-first-weeks.jpg',
    alt: 'Cover of the guide “Questions to ask in the first weeks”: a notebook and a pen on a table beside a mug.',
    credit: 'Illustration: Patient Press, MIT License',
  },
  file: 'questions-to-ask-in-the-first-weeks.pdf',
  edition: '1st edition, November 2026',
  access: 'open',
  reviewedBy: 'sample-reviewer-ruth-castellano',
  lastReviewedOn: '2026-11-02',
  chapters: [
    text(`
      ## Before anything else

      You do not have to decide everything this week. Few decisions about mesothelioma have to be made within days. Some
      have to be made within weeks, and it helps to know which.

      Call 911 for sudden, severe trouble breathing, new chest pain, blue lips, or confusion. Call your care team the same
      day about a fever of 100.4 °F or more, or if you are much shorter of breath than yesterday.
    `),
    keyPoints(
      'Take someone with you to every important appointment. One of you listens, and one takes notes.',
      'Ask for copies of the pathology report, the scans (on a disc or as a link), and the letters.',
      'It’s normal to ask the same question three times.',
    ),
    text(`
      ## Questions about the diagnosis

      Until the type is known, much of what you read may not apply to you. Start here.

      - Is the diagnosis certain? Is it based on a biopsy, or on fluid alone?
      - Where did it start: around the lung, in the abdomen, or somewhere else?
      - Which cell type is it: epithelioid, sarcomatoid, or biphasic?
      - How far has it spread, and which scans show that?
      - Has a pathologist who sees mesothelioma often looked at the slides? If not, can they be sent to one?
      - Should I be tested for inherited gene changes?
    `),
    table(
      'Words you may hear',
      ['Word', 'What it means'],
      ['Pleura', 'The thin lining around the lungs and inside the chest'],
      ['Pleural effusion', 'Fluid between the lung and the chest wall'],
      ['Peritoneum', 'The lining of the abdomen'],
      ['Thoracoscopy', 'Looking into the chest with a camera, often to take samples'],
      ['Unresectable', 'Can’t be removed by surgery in a way that would help'],
      ['First-line', 'The treatment that is tried first'],
    ),
    text(`
      ## Questions about treatment

      For mesothelioma of the pleura there is more than one good first treatment. Ask which ones fit you, and why.

      1. What are my choices, and what happens if I choose none of them for now?
      2. What is each one supposed to do: shrink the tumor, slow it down, or ease a symptom?
      3. What did people like me gain from it in trials, in months and in how they felt?
      4. Which side effects are common, which are dangerous, and which should I report the same day?
      5. How often will I have to come, and for how long each time?
      6. Is there a clinical trial that fits me, here or elsewhere?
      7. How many people with mesothelioma do you treat in a year? Who could give a second opinion?
    `),
    questions(
      [
        'Will asking for a second opinion upset my doctor?',
        'It shouldn’t. With rare diseases it’s common, and your doctor’s office can send your records and slides. Ask how long it would take and whether it’s safe to wait.',
      ],
      [
        'Where do I find clinical trials?',
        'All registered trials are listed at [ClinicalTrials.gov](https://clinicaltrials.gov/). The National Cancer Institute answers questions by phone for free at 1-800-4-CANCER (1-800-422-6237).',
      ],
    ),
    text(`
      ## Questions about daily life

      - What can I do about breathlessness now? Is fluid the cause?
      - What should I take for pain, and what shouldn’t I combine with it?
      - Who can help with eating, sleep, and mood?
      - Can I work, drive, fly, travel, and have visitors?
      - Can we see the palliative care team? *Palliative* means relief of symptoms, at any stage, along with treatment.

      ### For the person who goes with you

      You will be tired, too. Ask who at the clinic helps families. Say yes when someone offers to cook, drive, or keep you
      company. Save one evening a week for something that has nothing to do with illness.
    `),
    text(`
      ## Money, work, and paperwork

      - Ask the clinic for a social worker or a financial navigator.
      - Ask your insurer for a case manager, and write down the names and dates of calls.
      - If you served in the military, an accredited representative can help you file a claim with Veterans Affairs for
        free. See [VA: asbestos exposure](https://www.va.gov/disability/eligibility/hazardous-materials-exposure/asbestos/).
      - Decide who can speak for you if you can’t. A health care proxy is a short form, and the clinic has it.
      - Write down where you worked, served, and lived. Legal deadlines can start at diagnosis, so ask about them early,
        even if you’re not sure you want to do anything.

      This is a sample guide. A law firm may pay for a site like the one that publishes it. You don’t need a lawyer to get
      treatment, and nothing in this guide depends on whether you call one.
    `),
    text(`
      ## What can wait

      You don’t have to read everything, tell everyone, or plan the whole year. It’s enough to know your next appointment,
      the number to call at night, and one person who knows how you really are.
    `),
    keyPoints(
      'This week: the type, the copies, the phone number for nights and weekends.',
      'This month: treatment choices, a second opinion if you want one, and benefits and deadlines.',
      'Later: everything else.',
    ),
  ],
};
