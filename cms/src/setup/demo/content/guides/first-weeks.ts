import { blocks } from '../blocks';
import { keyPoints, questions, table, text } from '../body';
import type { Guide } from '../types';

export const firstWeeksGuide: Guide = {
  title: 'Questions to ask in the first weeks',
  slug: 'questions-to-ask-in-the-first-weeks',
  summary:
    'A short guide for people who have just been told that they have, or may have, mesothelioma: what to ask whom, what to write down, and what can wait.',
  offer: blocks(`
    **The first weeks are crowded.** This guide puts the questions in order, leaves room for the answers, and says what can
    wait until next month. Print it and take it along.

    Six pages. No sign-up, no charge.
  `),
  cover: {
    image: 'cover-first-weeks.jpg',
    alt: 'Cover of the guide “Questions to ask in the first weeks”: a notebook and a pen on a table beside a mug.',
    credit: 'Drawing: Patient Press, MIT licence',
  },
  file: 'questions-to-ask-in-the-first-weeks.pdf',
  edition: '1st edition, November 2026',
  access: 'open',
  reviewedBy: 'sample-reviewer-ruth-castellano',
  lastReviewedOn: '2026-11-02',
  chapters: [
    text(`
      ## Before anything else

      You do not have to decide everything this week. Few decisions in mesothelioma are a matter of days. Some are a
      matter of weeks, and it helps to know which.

      Call 911 for sudden, severe trouble breathing, new chest pain, blue lips or confusion. Call your care team the same
      day about a fever of 100.4 °F or more, or if you are much shorter of breath than yesterday.
    `),
    keyPoints(
      'Take one person with you to every important appointment. One listens, one writes.',
      'Ask for copies: the pathology report, the scans on a disc or a link, the letters.',
      'It is normal to ask the same question three times.',
    ),
    text(`
      ## Questions about the diagnosis

      Until the type is known, much of what you read may not apply to you. Begin here.

      - Is it certain? Was it a biopsy, or fluid alone?
      - Where did it begin: around the lung, in the abdomen, or elsewhere?
      - Which cell type is it: epithelioid, sarcomatoid or biphasic?
      - How far has it gone, and which scans show that?
      - Has a pathologist who sees mesothelioma often looked at the slides? If not, can they be sent to one?
      - Should I be tested for inherited gene changes?
    `),
    table(
      'Words that you may hear',
      ['Word', 'What it means'],
      ['Pleura', 'The thin lining around the lungs and inside the chest'],
      ['Pleural effusion', 'Fluid between the lung and the chest wall'],
      ['Peritoneum', 'The lining of the abdomen'],
      ['Thoracoscopy', 'Looking into the chest with a camera, often to take samples'],
      ['Unresectable', 'Not removable by surgery in a way that would help'],
      ['First-line', 'The treatment that is tried first'],
    ),
    text(`
      ## Questions about treatment

      For mesothelioma of the pleura there is more than one good first treatment. Ask which ones fit you, and why.

      1. What are my choices, and what happens if I choose none of them for now?
      2. What is each meant to do: shrink the tumor, slow it down, ease a symptom?
      3. What did people like me gain from it in trials? In months, and in how they felt?
      4. Which side effects are common, which are dangerous, and which should I report the same day?
      5. How often will I have to come, and for how long each time?
      6. Is there a clinical trial that fits me, here or elsewhere?
      7. How many people with mesothelioma do you treat in a year? Who could give a second opinion?
    `),
    questions(
      [
        'Will asking for a second opinion upset my doctor?',
        'It should not. In rare diseases it is usual, and your doctor’s office can send your records and slides. Ask how long it would take and whether waiting does any harm.',
      ],
      [
        'Where do I find clinical trials?',
        'All registered trials are listed at [ClinicalTrials.gov](https://clinicaltrials.gov/). The National Cancer Institute answers questions by phone, free of charge, at 1-800-4-CANCER (1-800-422-6237).',
      ],
    ),
    text(`
      ## Questions about everyday life

      - What can I do about breathlessness now? Is fluid the cause?
      - What should I take for pain, and what should I not combine with it?
      - Who can help with eating, sleep and mood?
      - May I work, drive, fly, have visitors, travel?
      - Can we see the palliative care team? *Palliative* means relief of symptoms, at any stage, along with treatment.

      ### For the person who goes along

      You will be tired as well. Ask who in the clinic is there for families. Say yes when somebody offers to cook, drive
      or sit. Keep one evening a week for something that has nothing to do with illness.
    `),
    text(`
      ## Money, work and papers

      - Ask the clinic for a social worker or a financial navigator.
      - Ask your insurer for a case manager, and note names and dates of calls.
      - If you served in the military, an accredited representative can help with a claim to Veterans Affairs, free of
        charge. See [VA: asbestos exposure](https://www.va.gov/disability/eligibility/hazardous-materials-exposure/asbestos/).
      - Decide who may speak for you if you cannot. A health care proxy is a short form. The clinic has it.
      - Write down where you worked, served and lived. Legal deadlines can begin with the diagnosis, so ask about them
        early, even if you are not sure that you want to do anything.

      A law firm pays for the site that publishes this guide. You do not need a lawyer in order to be treated, and nothing
      in this guide depends on whether you call one.
    `),
    text(`
      ## What can wait

      You need not read everything, tell everybody, or plan the year. It is enough to know the next appointment, the number
      to call at night, and one person who knows how you really are.
    `),
    keyPoints(
      'This week: the type, the copies, the phone number for nights and weekends.',
      'This month: choices of treatment, a second opinion if you want one, benefits and deadlines.',
      'Later: everything else.',
    ),
  ],
};
